package dev.pglayout.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A layout as it stood when measured.
 *
 * @param rows rows in the dataset's table
 * @param indexDifferences declared deviations from the common set of indexes
 * @param unavailable why it could not be had here, or null; then the rest is empty
 */
public record TargetRecord(
        String layout,
        String title,
        String topology,
        String provider,
        String serverVersion,
        String fingerprint,
        long rows,
        Sizes sizes,
        List<Node> nodes,
        List<String> indexDifferences,
        List<Relation> relations,
        Load load,
        Verification verification,
        String unavailable) {

    /** The same with what another verification found. */
    public TargetRecord with(Verification other) {
        return new TargetRecord(
                layout,
                title,
                topology,
                provider,
                serverVersion,
                fingerprint,
                rows,
                sizes,
                nodes,
                indexDifferences,
                relations,
                load,
                other,
                unavailable);
    }

    /** All in bytes, over all servers. */
    public record Sizes(long table, long index, long total) {}

    /** @param settings settings that are not PostgreSQL's defaults, as the server shows them */
    public record Node(String name, String role, String version, Map<String, String> settings) {}

    /**
     * One partition or shard. Sizes in bytes.
     *
     * @param node the server that was asked
     * @param server the one that holds it; null in older files
     * @param wastedBytes free and dead space of the table, or null
     * @param wastedBy {@code pgstattuple} or {@code estimate}, or null
     * @param indexSizes one per index; null in older files
     */
    public record Relation(
            String node,
            String name,
            long rows,
            long tableBytes,
            long indexBytes,
            List<String> indexes,
            String server,
            Long wastedBytes,
            String wastedBy,
            List<IndexSize> indexSizes) {
        public Relation {
            server = server == null ? node : server;
            indexSizes = indexSizes == null ? List.of() : List.copyOf(indexSizes);
        }

        public Relation(String node, String name, long rows, long tableBytes, long indexBytes, List<String> indexes) {
            this(node, name, rows, tableBytes, indexBytes, indexes, null, null, null, null);
        }
    }

    /** @param wastedBytes free space of its leaf pages beyond a tenth, or null */
    public record IndexSize(String name, long bytes, Long wastedBytes) {}

    /** @param reused true when an earlier load with the same fingerprint was kept; stages are then that load's */
    public record Load(boolean reused, List<Stage> stages) {}

    /**
     * What one stage of a load took.
     *
     * @param name {@code create}, {@code distribute}, {@code copy}, {@code index} or {@code vacuum}
     * @param seconds wall time
     * @param rows rows of the dataset that the stage worked on; 0 for those before COPY
     * @param bytes sent to the servers ({@code copy}), or by which the databases grew (all others)
     */
    public record Stage(String name, double seconds, long rows, long bytes) {
        /** The stage that sends the rows; the others are named for the verb that they run. */
        public static final String COPY = "copy";

        public double rowsPerSecond() {
            return seconds == 0 ? 0 : rows / seconds;
        }
    }

    /** @param passed whether the target may be measured: every check passed that is not advisory */
    public record Verification(boolean passed, List<Check> checks) {
        public static Verification of(List<Check> checks) {
            return new Verification(
                    checks.stream().allMatch(check -> check.passed() || check.advisory()), List.copyOf(checks));
        }

        /** What forbids measuring the target. */
        public List<Check> failures() {
            return checks.stream()
                    .filter(check -> !check.passed() && !check.advisory())
                    .toList();
        }

        /** What a reader of its figures should know. */
        public List<Check> warnings() {
            return checks.stream()
                    .filter(check -> !check.passed() && check.advisory())
                    .toList();
        }
    }

    /**
     * One thing that was checked of a target.
     *
     * @param operation null for checks of the whole target
     * @param advisory whether a failure is only a warning: the target may still be measured
     */
    public record Check(
            String name,
            String operation,
            String expected,
            String actual,
            boolean passed,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean advisory) {
        /** Whether tables hold the generated rows, all of them, once. Names of such checks begin so. */
        public static final String CONTENTS = "contents";

        /** Whether rows are in the partition or shard where questions look for them. */
        public static final String PLACEMENT = "placement";

        public static Check of(String name, String operation, String expected, String actual, boolean passed) {
            return new Check(name, operation, expected, actual, passed, false);
        }

        public static Check warning(String name, String operation, String expected, String actual, boolean passed) {
            return new Check(name, operation, expected, actual, passed, true);
        }

        /** Whether it is about what is in tables, and not about answers. */
        public boolean ofContents() {
            return name.startsWith(CONTENTS) || name.startsWith(PLACEMENT);
        }

        /** One line: {@code equal answers of month-aggregate: expected …, got …}. */
        public String sentence() {
            return name
                    + (operation == null ? "" : " of " + operation)
                    + (passed ? ": " + actual : ": expected " + expected + ", got " + actual);
        }
    }
}
