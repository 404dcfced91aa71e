/** The result model, statistics, verdicts and reports; knows only result files. */
package dev.pglayout.reports;
