/** Sweeps: one run whose arms are the same layouts at several points of one dimension. */
package dev.pglayout.jmh.sweep;
