package dev.pglayout.jmh.pgbench;

/**
 * One round of one operation on one arm, in microseconds.
 *
 * @param pgbench by pgbench
 * @param jmh by a fork
 */
record CheckedRound(int round, String operation, String arm, double pgbench, double jmh) {}
