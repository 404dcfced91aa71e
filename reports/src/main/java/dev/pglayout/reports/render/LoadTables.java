package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The numbers of a load test. */
final class LoadTables {
    private static final double[] SHOWN = {50, 90, 99, 100};

    private LoadTables() {}

    static List<Table> of(LoadIndex index, Surroundings around) {
        List<Table> tables = new ArrayList<>();
        index.comparisons().forEach((name, trials) -> {
            tables.add(comparison(index, name, trials));
            tables.add(operations(index, name, trials));
        });
        errors(index).ifPresent(tables::add);
        events(index).ifPresent(tables::add);
        accounting(index).ifPresent(tables::add);
        tables.add(trials(index, around));
        return tables.stream().filter(t -> !t.rows().isEmpty()).toList();
    }

    private static Table comparison(LoadIndex index, String name, List<LoadTrial> trials) {
        boolean scheduled = trials.get(0).trial().model().scheduled();
        String what = scheduled ? "response: from the intended start" : "service: a closed loop has no intended start";
        List<Table.Row> rows = new ArrayList<>();
        for (String arm : index.arms()) {
            List<LoadTrial> own = LoadIndex.ofArm(trials, arm);
            if (!own.isEmpty()) {
                rows.add(row(arm, own, scheduled));
            }
        }
        return new Table(
                "%s (%s)".formatted(name, what),
                List.of("Arm", "rate", "p50", "p90", "p99", "max", "lag p99", "errors", "trials", "marked"),
                rows);
    }

    private static Table.Row row(String arm, List<LoadTrial> own, boolean scheduled) {
        List<String> cells = new ArrayList<>(List.of(arm, medianRate(own)));
        cells.addAll(
                percentiles(LoadIndex.latencies(own, scheduled ? TrialOperation::response : TrialOperation::service)));
        Optional<Histogram> lag = LoadIndex.latencies(own, TrialOperation::lag);
        cells.add(
                scheduled
                        ? lag.map(h -> LoadIndex.nanos(h.getValueAtPercentile(99)))
                                .orElse(Fmt.NONE)
                        : Fmt.NONE);
        cells.add(errorShare(own));
        cells.add(String.valueOf(own.size()));
        String marked = LoadIndex.marked(own);
        cells.add(marked.isEmpty() ? Fmt.NONE : marked);
        return new Table.Row(cells, !marked.isEmpty());
    }

    private static String medianRate(List<LoadTrial> trials) {
        return ForkStats.median(
                        trials.stream().map(t -> t.trial().achievedRate()).toList())
                .stream()
                .mapToObj(LoadIndex::rate)
                .findFirst()
                .orElse(Fmt.NONE);
    }

    private static List<String> percentiles(Optional<Histogram> histogram) {
        List<String> cells = new ArrayList<>();
        for (double percentile : SHOWN) {
            cells.add(histogram
                    .map(h -> LoadIndex.nanos(h.getValueAtPercentile(percentile)))
                    .orElse("withheld"));
        }
        return cells;
    }

    private static String errorShare(List<LoadTrial> trials) {
        long ko = LoadIndex.ko(trials);
        return ko == 0 ? "0" : Fmt.count(ko) + " (" + Fmt.percent((double) ko / (ko + LoadIndex.ok(trials))) + ")";
    }

    private static Table operations(LoadIndex index, String name, List<LoadTrial> trials) {
        boolean scheduled = trials.get(0).trial().model().scheduled();
        List<Table.Row> rows = new ArrayList<>();
        for (String operation : index.tests().plan().weights().keySet()) {
            for (String arm : index.arms()) {
                List<LoadTrial> own = LoadIndex.ofArm(trials, arm);
                Optional<Histogram> histogram = LoadIndex.latencies(
                        own, operation, scheduled ? TrialOperation::response : TrialOperation::service);
                histogram.ifPresent(h -> {
                    List<String> cells = new ArrayList<>(List.of(operation, arm, Fmt.count(h.getTotalCount())));
                    cells.addAll(percentiles(histogram));
                    rows.add(new Table.Row(cells, false));
                });
            }
        }
        return new Table(
                name + ", operation by operation",
                List.of("Operation", "arm", "executions", "p50", "p90", "p99", "max"),
                rows,
                true);
    }

    private static Optional<Table> errors(LoadIndex index) {
        Map<List<String>, Long> counts =
                new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
        for (LoadTrial trial : index.tests().trials()) {
            for (TrialOperation operation : trial.trial().operations()) {
                operation
                        .errors()
                        .forEach((error, count) -> counts.merge(
                                List.of(trial.trial().arm(), operation.operation(), error), count, Long::sum));
            }
        }
        List<Table.Row> rows = counts.entrySet().stream()
                .map(e -> Table.row(
                        e.getKey().get(0),
                        e.getKey().get(1),
                        Fmt.count(e.getValue()),
                        e.getKey().get(2)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table("Errors, all trials", List.of("Arm", "operation", "count", "note"), rows));
    }

    private static Optional<Table> events(LoadIndex index) {
        List<Table.Row> rows = new ArrayList<>();
        for (LoadTrial trial : index.tests().trials()) {
            for (LoadEvent event : trial.events()) {
                rows.add(new Table.Row(
                        List.of(
                                event.name(),
                                place(trial.trial()),
                                second(event.startedSecond()),
                                event.startedSecond() == null || event.endedSecond() == null
                                        ? Fmt.NONE
                                        : Fmt.seconds(event.endedSecond() - event.startedSecond()),
                                event.recoverySeconds() == null ? Fmt.NONE : Fmt.seconds(event.recoverySeconds()),
                                event.outcome()),
                        event.failed()));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "Events under load; recovered: from the event's beginning to the last second with errors or less than"
                                + " half of the operations before",
                        List.of("Event", "trial", "at", "took", "recovered after", "note"),
                        rows));
    }

    private static String second(Double second) {
        return second == null ? "never" : Fmt.seconds(second);
    }

    private static Optional<Table> accounting(LoadIndex index) {
        List<Table.Row> rows = new ArrayList<>();
        for (LoadTrial trial : index.tests().trials()) {
            Accounting a = trial.accounting();
            if (a != null) {
                String verdict = a.lost() > 0
                        ? Fmt.plural(a.lost(), "confirmed row") + " lost"
                        : a.unexplained() > 0 ? Fmt.plural(a.unexplained(), "row") + " nobody sent" : "balanced";
                rows.add(new Table.Row(
                        List.of(
                                place(trial.trial()),
                                Fmt.count(a.confirmed()),
                                Fmt.count(a.unconfirmed()),
                                a.unconfirmedFound() == null ? Fmt.NONE : Fmt.count(a.unconfirmedFound()),
                                Fmt.count(a.found()),
                                verdict),
                        !a.balanced()));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "Rows confirmed by servers against rows found afterwards, warm-up included",
                        List.of("Trial", "confirmed", "unconfirmed", "of these found", "found", "note"),
                        rows,
                        rows.stream().noneMatch(Table.Row::marked)
                                && index.tests().trials().stream()
                                        .allMatch(t -> t.events().isEmpty())));
    }

    private static Table trials(LoadIndex index, Surroundings around) {
        List<Table.Row> rows = index.tests().trials().stream()
                .map(t -> new Table.Row(cells(t.trial()), t.trial().status() != Trial.Status.OK, around.gatlingPage(t)))
                .toList();
        boolean linked = rows.stream().anyMatch(row -> row.href() != null);
        return new Table(
                "Every trial, in order of execution" + (linked ? ", with Gatling's own page of each" : ""),
                List.of("Trial", "model", "users", "target", "achieved", "errors", "status", "note"),
                rows,
                true);
    }

    private static List<String> cells(Trial trial) {
        String excluded = trial.excludedReason() == null ? null : "block left out: " + trial.excludedReason();
        String reason = Stream.of(trial.statusReason(), excluded)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return List.of(
                place(trial),
                trial.model().toString(),
                String.valueOf(trial.users()),
                trial.targetRate() == null ? Fmt.NONE : LoadIndex.rate(trial.targetRate()),
                LoadIndex.rate(trial.achievedRate()),
                Fmt.count(trial.operations().stream()
                        .mapToLong(TrialOperation::ko)
                        .sum()),
                trial.status().toString(),
                reason);
    }

    static String place(Trial trial) {
        return "%s on %s, round %d".formatted(trial.name(), trial.arm(), trial.round() + 1);
    }
}
