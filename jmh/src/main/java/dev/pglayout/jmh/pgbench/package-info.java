/** The same questions asked by pgbench and by the forks of {@code bench}, in turn: whether two instruments read the same. */
package dev.pglayout.jmh.pgbench;
