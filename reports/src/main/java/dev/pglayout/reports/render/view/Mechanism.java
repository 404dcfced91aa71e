package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * Why an arm is as fast as it is on an operation, beside the control.
 *
 * @param id fragment
 * @param unavailable why there is nothing to show, or null
 */
public record Mechanism(
        String id,
        String operation,
        String question,
        String arm,
        String control,
        String css,
        String headline,
        List<Link> siblings,
        List<Fact> facts,
        List<Chart> charts,
        List<Latency> latencies,
        Curve curve,
        List<PlanTree> plans,
        List<String> notes,
        String unavailable) {

    public record Link(String text, String href, boolean current) {}

    /** @param control the control's value, or null on the control's own page */
    public record Fact(String name, String arm, String control, boolean differs) {}

    public record Latency(String percentile, String arm, String control, String ratio) {}

    /** @param href link to the whole plan, or null */
    public record PlanTree(String title, List<String> lines, String href, boolean open) {}
}
