/** One class per question. Bodies only execute; the sessions of {@code dev.pglayout.jmh.session} hold connection and binds. */
package dev.pglayout.jmh.benchmarks;
