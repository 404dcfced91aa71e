/** Takes down what a trial's requests took: histograms in nanoseconds, seconds, errors. */
package dev.pglayout.gatling.record;
