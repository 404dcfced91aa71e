package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.testing.SyntheticRun;
import dev.pglayout.reports.verdict.Judge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpkeepTablesTest {
    private static final String OPERATION = "batch-insert";

    @Test
    void theyShowTimeWalSizeLocksAndLookupsOfEachArm() {
        RunIndex index = index(withUpkeep(new SyntheticRun(5).build("a")));

        assertThat(UpkeepTables.of(index)).singleElement().satisfies(table -> {
            assertThat(table.caption()).startsWith("batch-insert: ");
            assertThat(table.rows())
                    .extracting(row -> row.cells().get(0))
                    .containsExactlyElementsOf(index.plan().arms());
            List<String> control = table.rows().get(0).cells();
            assertThat(control.subList(2, 10))
                    .containsExactly(
                            "control",
                            "control",
                            "2.00 KiB",
                            "90 B (−10\u00a0%)",
                            "AccessExclusive 7.50 ms",
                            "100 µs",
                            "2.00 ms",
                            "9.00 ms");
            assertThat(table.rows().get(2).cells().get(2)).matches("[−+±][0-9.]+\u00a0µs \\[.* to .*]");
            assertThat(table.rows().get(2).cells().get(3)).matches("[0-9.]+ \\[.*]");
            assertThat(table.rows()).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(table.header()));
        });
        assertThat(UpkeepTables.text(index)).hasValueSatisfying(text -> assertThat(text)
                .contains("upkeep, arm", "AccessExclusive 7.50 ms", "−10\u00a0%"));
    }

    @Test
    void percentilesOfLookupsAreNotTakenForThoseOfTheOperation() {
        RunIndex index = index(withUpkeep(new SyntheticRun(5).build("a")));

        assertThat(Latencies.of(index)).extracting("caption").doesNotContain(OPERATION);
        assertThat(Facts.latencies(index, OPERATION, "partitioned")).isEmpty();
        assertThat(Curves.of(index, OPERATION, "partitioned")).isEmpty();
    }

    @Test
    void lookupsMeanwhileAreAmongTheFacts() {
        RunIndex index = index(withUpkeep(new SyntheticRun(5).build("a")));

        assertThat(Facts.of(index, OPERATION, "partitioned"))
                .extracting(fact -> fact.name() + ": " + fact.arm())
                .contains("Lookups meanwhile, median fork: 7", "Lookups meanwhile that failed, median fork: 2");
    }

    @Test
    void aRunWithoutUpkeepHasNone() {
        RunIndex index = index(new SyntheticRun(5).build("a"));

        assertThat(UpkeepTables.of(index)).isEmpty();
        assertThat(UpkeepTables.text(index)).isEmpty();
    }

    private static RunIndex index(Run run) {
        return new RunIndex(run, Judge.judge(run));
    }

    /** One of its operations as if it were upkeep. */
    private static Run withUpkeep(Run run) {
        List<Plan.OperationDetail> details = run.plan().operationDetails().stream()
                .map(o -> o.name().equals(OPERATION)
                        ? new Plan.OperationDetail(o.name(), o.question(), "upkeep", o.rows())
                        : o)
                .toList();
        return run.with(run.plan().withOperations(details))
                .with(run.forks().stream()
                        .map(f -> f.operation().equals(OPERATION) ? observed(f) : f)
                        .toList());
    }

    private static Fork observed(Fork f) {
        Sample time = f.samples().get(0);
        Map<String, Double> counters = Map.of(
                "wal_bytes_per_op",
                2048.0,
                "bytes_before",
                100.0,
                "bytes_after",
                90.0,
                "lock_millis_ShareUpdateExclusive",
                30.0,
                "lock_millis_AccessExclusive",
                7.5);
        Map<String, Double> lookups = Map.of("p50", 100.0, "p99", 2_000.0, "max", 9_000.0);
        return f.with(List.of(
                new Sample(
                        time.arm(),
                        Metrics.TIME,
                        "us/op",
                        time.value(),
                        List.of(),
                        1,
                        Map.of(),
                        null,
                        time.resultChecksum(),
                        null,
                        counters),
                new Sample(
                        time.arm(),
                        Metrics.LOOKUPS,
                        "us/op",
                        100.0,
                        List.of(),
                        7,
                        lookups,
                        null,
                        null,
                        null,
                        Map.of("lookup_errors", 2.0))));
    }
}
