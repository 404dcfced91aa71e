/** The commands that need nothing but result files: {@code report} and {@code compare}. */
package dev.pglayout.reports.cli;
