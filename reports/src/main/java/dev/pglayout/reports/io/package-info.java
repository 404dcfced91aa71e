/** Reads and writes run folders; {@code reports/SCHEMA.md} describes the files. */
package dev.pglayout.reports.io;
