/** From raw forks to verdicts: pairing, judging and how far the run may be trusted. */
package dev.pglayout.reports.verdict;
