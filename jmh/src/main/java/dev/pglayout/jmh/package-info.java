/** One JMH benchmark per question, and the interleaving runner. */
package dev.pglayout.jmh;
