package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * The load tests of a run.
 *
 * @param facts what was asked, in a few words each
 * @param capacity one bar per arm; empty where no capacity was searched
 * @param overview curves over all trials
 * @param tables numbers behind the curves
 * @param stories trials drawn second by second
 * @param omitted which trials are not drawn, or null
 */
public record Load(
        List<String> facts,
        List<Bar> capacity,
        List<Plot> overview,
        List<Table> tables,
        List<Story> stories,
        String omitted) {

    /** @param width in per cent of the longest */
    public record Bar(String arm, double width, String css, List<String> cells) {}

    /**
     * @param note its status where it is not what it was meant to be, or null
     * @param href Gatling's own page, or null
     */
    public record Story(String title, String note, boolean open, List<Plot> plots, String href) {}
}
