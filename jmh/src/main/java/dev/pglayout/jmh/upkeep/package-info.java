/** Upkeep as it is measured: executed once, watched, undone. */
package dev.pglayout.jmh.upkeep;
