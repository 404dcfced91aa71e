package dev.pglayout.reports.model;

/**
 * What happened on a day, written into the history by people.
 *
 * @param date ISO-8601 date
 */
public record Annotation(String date, String text) {}
