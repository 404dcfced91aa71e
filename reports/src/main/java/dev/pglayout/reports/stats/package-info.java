/**
 * Statistics of paired log ratios: pure functions over {@code double[]}, one number per block. Where Apache Commons
 * Statistics has the method it is used; each class names the source of the rest.
 */
package dev.pglayout.reports.stats;
