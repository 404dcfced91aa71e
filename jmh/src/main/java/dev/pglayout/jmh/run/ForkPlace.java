package dev.pglayout.jmh.run;

/**
 * Where a fork stands in the schedule.
 *
 * @param position order of execution over the whole run, from 0
 */
record ForkPlace(int round, int position, String operation) {}
