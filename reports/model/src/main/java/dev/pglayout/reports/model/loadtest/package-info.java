/** What one trial of a load test left behind: the records of {@code trial.json}. */
package dev.pglayout.reports.model.loadtest;
