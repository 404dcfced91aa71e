/** The command {@code bench}, and the entry that joins all modules' commands. */
package dev.pglayout.jmh.cli;
