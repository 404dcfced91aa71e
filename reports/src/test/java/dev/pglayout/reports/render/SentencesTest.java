package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.testing.SyntheticRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Run RUN =
            new SyntheticRun(3).arms("plain", "partitioned").build("a");

    @Test
    void readsAndWritesAreToldApart() {
        assertThat(sentence(
                        verdict("batch-insert", Verdict.SLOWER, 1.12, 1.09, 1.15),
                        verdict("month-aggregate", Verdict.FASTER, 0.163, 0.156, 0.172),
                        verdict("tenant-range", Verdict.INCONCLUSIVE, 1.01, 0.9, 1.1)))
                .isEqualTo("answers month-aggregate 83.7\u00a0µs faster than plain (95 % CI 82.8–84.4\u00a0µs; 6.1×); "
                        + "writes 12\u00a0µs slower (9–15\u00a0µs; 12\u00a0%); 1 inconclusive.");
    }

    @Test
    void aReadThatIsSlowerStandsBeforeTheWrites() {
        assertThat(sentence(
                        verdict("batch-insert", Verdict.FASTER, 0.5, 0.4, 0.6),
                        verdict("month-aggregate", Verdict.FASTER, 0.5, 0.4, 0.6),
                        verdict("point-lookup", Verdict.SLOWER, 2.0, 1.9, 2.1)))
                .isEqualTo("answers month-aggregate 50\u00a0µs faster than plain (95 % CI 40–60\u00a0µs; 2.00×); "
                        + "point-lookup 100\u00a0µs slower (90–110\u00a0µs; 2.00×); "
                        + "writes 50\u00a0µs faster (40–60\u00a0µs; 2.00×).");
    }

    @Test
    void onlyTheLargestEffectsAreNamedAndTheRestCounted() {
        List<String> reads = List.of("point-lookup", "month-aggregate", "tenant-range", "tenant-latest");
        VerdictRecord[] slower = reads.stream()
                .map(o -> verdict(o, Verdict.SLOWER, 2.0 + reads.indexOf(o), 1.9, 9))
                .toArray(VerdictRecord[]::new);
        assertThat(sentence(slower))
                .startsWith("answers tenant-latest 400\u00a0µs slower than plain")
                .doesNotContain("point-lookup")
                .endsWith("and 1 more slower.");
    }

    @Test
    void withSeveralWritesEachIsNamed() {
        Plan plan = RUN.plan();
        List<Plan.OperationDetail> details = plan.operationDetails().stream()
                .map(o -> o.name().equals("tenant-range")
                        ? new Plan.OperationDetail(o.name(), o.question(), "write", o.rows())
                        : o)
                .toList();
        assertThat(sentence(
                        RUN.with(plan.withOperations(details)), verdict("batch-insert", Verdict.SLOWER, 3.0, 2.9, 3.1)))
                .isEqualTo("writes batch-insert 200\u00a0µs slower than plain (95 % CI 190–210\u00a0µs; 3.0×).");
    }

    private static String sentence(VerdictRecord... verdicts) {
        return sentence(RUN, verdicts);
    }

    private static String sentence(Run run, VerdictRecord... verdicts) {
        return new Sentences(new RunIndex(run, List.of(verdicts))).all().get(0).text();
    }

    private static VerdictRecord verdict(String operation, Verdict verdict, double ratio, double low, double high) {
        return new VerdictRecord(
                operation,
                Metrics.TIME,
                "partitioned",
                "plain",
                new Effect(100 * (ratio - 1), 100 * (low - 1), 100 * (high - 1)),
                new Effect(ratio, low, high),
                0.001,
                0.01,
                verdict,
                12,
                0,
                0.05,
                ratio * 100,
                100.0,
                "us/op",
                null,
                null);
    }
}
