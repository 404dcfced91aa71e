/** What every command shares: exit codes, one-line errors, nearest names, terminal tables. */
package dev.pglayout.console;
