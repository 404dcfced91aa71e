/** The commands as a user runs them: processes of their own, real servers, tiny data. */
package dev.pglayout.acceptance.commands;
