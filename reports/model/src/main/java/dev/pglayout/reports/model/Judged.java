package dev.pglayout.reports.model;

/** What a line of verdicts is of: one metric of one operation. */
public record Judged(String operation, String metric) {

    /** The operation's name alone where its time is judged, else for example {@code oltp: p99}. */
    public String name() {
        return metric.equals(Metrics.TIME) ? operation : operation + ": " + metric;
    }
}
