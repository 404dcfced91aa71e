package dev.pglayout.jmh.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Upkeep;
import dev.pglayout.fixtures.load.Alteration;
import dev.pglayout.fixtures.load.BorrowedDatabases;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.LockSpan;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.jmh.upkeep.UpkeepFork;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Percentiles;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Measures upkeep: in this JVM, because what takes its time happens on the servers, for milliseconds at least. */
final class UpkeepForks {
    private static final String UNIT = "us/op";

    private final Catalog catalog;
    private final Function<Arm, Target> targets;
    private final HostWatch watch;
    private final Map<String, SetUp> setUp = new LinkedHashMap<>();
    private final Set<List<String>> warm = new HashSet<>();

    UpkeepForks(Catalog catalog, Function<Arm, Target> targets, HostWatch watch) {
        this.catalog = catalog;
        this.targets = targets;
        this.watch = watch;
    }

    /** A target with the month's copy, and an operation by which its scripts are found. */
    private record SetUp(Target target, Upkeep upkeep) {}

    /** Its scripts know a month by the name of its one partition; where there are several they would find nothing to do. */
    static void refuseCutMonths(Layout layout) {
        layout.cutMonths().ifPresent(cut -> {
            throw UserError.badInput(
                    "layout '%s' has several partitions for each month (%s); upkeep is measured where each is one partition",
                    layout.name(), cut);
        });
    }

    Fork run(Block block, Arm arm, int position, long bindSeed) throws SQLException {
        Target target = targets.apply(arm);
        Upkeep upkeep = catalog.upkeep().get(block.operation().name());
        setUp(target, upkeep);
        try (UpkeepFork fork = UpkeepFork.open(target, upkeep)) {
            if (warm.add(List.of(target.key(), upkeep.operation().name()))) {
                fork.warmUp();
            }
            // What an earlier execution made anew is out of the table while this one runs.
            BorrowedDatabases.writeDownPartitions(target);
            fork.prepare();
            watch.start(target.key());
            UpkeepFork.Outcome outcome = fork.run(arm, catalog.operation(upkeep.meanwhile()), bindSeed);
            Fork.Host host = watch.stop();
            fork.restore();
            Fork.Place place =
                    new Fork.Place(block.round(), position, upkeep.operation().name());
            return fork(place, arm.name(), outcome, host);
        }
    }

    /** Noted before anything is changed, because dropping and restoring leaves other pages than loading does. */
    private void setUp(Target target, Upkeep upkeep) throws SQLException {
        if (setUp.putIfAbsent(target.key(), new SetUp(target, upkeep)) == null) {
            Alteration.note(target, "upkeep was measured on it");
            UpkeepFork.setUp(target, upkeep);
        }
    }

    /** Everything is measured: a copy that stays where it is takes space, and the next run replaces it. */
    void tearDown() {
        for (SetUp each : setUp.values()) {
            try {
                UpkeepFork.tearDown(each.target(), each.upkeep());
            } catch (SQLException | UserError e) {
                System.err.printf(
                        "warning: the copy that upkeep used stays on %s: %s%n",
                        each.target().key(),
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
    }

    private static Fork fork(Fork.Place place, String arm, UpkeepFork.Outcome outcome, Fork.Host host) {
        return new Fork(
                Fork.Kind.EXECUTION,
                place,
                "ss",
                host,
                outcome.micros() / 1e6,
                List.of(time(arm, outcome), lookups(arm, outcome)));
    }

    private static Sample time(String arm, UpkeepFork.Outcome outcome) {
        return new Sample(
                arm,
                Metrics.TIME,
                UNIT,
                outcome.micros(),
                List.of(),
                1,
                Map.of(),
                null,
                Long.toHexString(outcome.rowsAfter()),
                null,
                counters(outcome));
    }

    private static Sample lookups(String arm, UpkeepFork.Outcome outcome) {
        Map<String, Double> percentiles = Percentiles.micros(outcome.lookups());
        return new Sample(
                arm,
                Metrics.LOOKUPS,
                UNIT,
                percentiles.get("p50"),
                List.of(),
                outcome.lookups().getTotalCount(),
                percentiles,
                HistogramText.encode(outcome.lookups()),
                null,
                null,
                outcome.lookupErrors() == 0 ? Map.of() : Map.of("lookup_errors", (double) outcome.lookupErrors()));
    }

    private static Map<String, Double> counters(UpkeepFork.Outcome outcome) {
        Map<String, Double> counters = new LinkedHashMap<>();
        counters.put("wal_bytes_per_op", (double) outcome.walBytes());
        counters.put("bytes_before", (double) outcome.bytesBefore());
        counters.put("bytes_after", (double) outcome.bytesAfter());
        for (LockSpan lock : outcome.locks()) {
            counters.merge("lock_millis_" + lock.mode(), lock.heldMillis(), Math::max);
        }
        return counters;
    }
}
