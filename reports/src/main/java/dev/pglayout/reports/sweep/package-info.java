/** Sweeps: how figures grow along one dimension, and where one layout's curve crosses another's. */
package dev.pglayout.reports.sweep;
