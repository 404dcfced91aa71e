/** Turns a run and its verdicts into CSV, Markdown, a terminal table and one offline HTML page. */
package dev.pglayout.reports.render;
