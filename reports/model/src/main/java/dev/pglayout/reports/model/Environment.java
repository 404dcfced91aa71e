package dev.pglayout.reports.model;

import java.util.Map;

/**
 * Where and with what the run was made. All maps are name → value as text, in stable order.
 *
 * @param machine CPU, cores, memory, kernel, file system
 * @param software PostgreSQL, extensions, pgjdbc, JDK, JMH, pglayout
 * @param git commit and whether the work tree was dirty
 */
public record Environment(Map<String, String> machine, Map<String, String> software, Map<String, String> git) {}
