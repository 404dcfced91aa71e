/** The command {@code load-test}. */
package dev.pglayout.gatling.cli;
