/** What a run folder holds: the records of {@code run.json} and {@code verdicts.json}. */
package dev.pglayout.reports.model;
