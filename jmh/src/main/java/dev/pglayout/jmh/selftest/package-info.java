/** Slowdowns of known size, injected on real servers, to see which of them the method finds and how often it errs. */
package dev.pglayout.jmh.selftest;
