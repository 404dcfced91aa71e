package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.Sweep;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps against real servers, on tiny data. */
class SweepTest {
    @TempDir
    Path folder;

    @Test
    void narrowerPartitionsHoldTheSameRowsAndTakeMoreLocks() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome = pglayout.onTiny(
                "sweep",
                "--runs-dir=" + pglayout.runs(),
                "--partitions=3,6",
                "--layouts=plain,partitioned,subpartitioned",
                "--operations=point-lookup",
                "--aa=false");

        outcome.ended(ExitCode.OK);
        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(run.sweep().points())
                .extracting(Sweep.Point::value)
                .containsExactly((Double) null, 3.0, 6.0, 3.0, 6.0);
        assertThat(run.targets())
                .extracting(target -> target.relations().size())
                // The default partition is one more; each of four tenant groups has its own, and so has the list of
                // groups.
                .containsExactly(1, 4, 7, 17, 29);
        assertThat(run.targets()).extracting(TargetRecord::rows).containsOnly(600L);
        assertThat(run.targets())
                .allSatisfy(target -> assertThat(target.verification().passed()).isTrue());
        // Each partition, the default one and the parent, whether or not their indexes are used on so few rows.
        Map<String, Long> locks = locks(run, "point-lookup");
        assertThat(locks.get("partitioned{partitions_per_month=2}")).isGreaterThanOrEqualTo(8);
        assertThat(locks.get("partitioned{partitions_per_month=1}")).isGreaterThanOrEqualTo(5);
        assertThat(locks.get("plain")).isBetween(1L, 4L);
        assertThat(run.sweep().footprints()).hasSize(5).allSatisfy(taken -> {
            assertThat(taken.planningMillis()).isPositive();
            assertThat(taken.firstMillis()).isPositive();
            assertThat(taken.memoryBytes()).isPositive();
        });
        assertThat(outcome.out()).contains("Sweep of partitions of time").contains("locks held");
        assertThat(Files.readString(pglayout.runs().resolve(run.runId()).resolve("index.html")))
                .contains("point-lookup: locks held");
        assertThat(pglayout.runs().resolve(run.runId()).resolve("sweep.csv")).isNotEmptyFile();
    }

    private static Map<String, Long> locks(Run run, String operation) {
        return run.sweep().footprints().stream()
                .filter(taken -> taken.operation().equals(operation))
                .collect(Collectors.toMap(Sweep.Footprint::arm, Sweep.Footprint::locks));
    }

    @Test
    void pointsWithOtherDataAreVerifiedEachByItself() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        pglayout.onTiny(
                        "sweep",
                        "--runs-dir=" + pglayout.runs(),
                        "--tenants=2,20",
                        "--layouts=plain,partitioned",
                        "--operations=tenant-latest",
                        "--aa=false")
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.targets())
                .extracting(TargetRecord::layout)
                .containsExactly(
                        "plain{dataset.tenants=2}",
                        "plain{dataset.tenants=20}",
                        "partitioned{dataset.tenants=2}",
                        "partitioned{dataset.tenants=20}");
        assertThat(run.targets().get(3).verification().checks())
                .filteredOn(check -> check.name().equals("equal answers"))
                .allSatisfy(check -> assertThat(check.expected()).contains("plain{dataset.tenants=20}"))
                .isNotEmpty();
        Map<String, String> answers = run.forks().stream()
                .flatMap(fork -> fork.samples().stream())
                .collect(Collectors.toMap(Sample::arm, Sample::resultChecksum, (a, b) -> a));
        assertThat(answers.get("partitioned{dataset.tenants=20}"))
                .isEqualTo(answers.get("plain{dataset.tenants=20}"))
                .isNotEqualTo(answers.get("plain{dataset.tenants=2}"));
        // Other answers than the control's: no ratio to it means anything.
        assertThat(Judge.judge(run))
                .filteredOn(verdict -> verdict.arm().endsWith("=20}"))
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict.verdict()).isEqualTo(Verdict.INCOMPARABLE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --layouts=plain                           | a sweep varies one dimension, got none
            --partitions=12,24 --tenants=10,20        | got --partitions and --tenants
            --partitions=12                           | --partitions 12: a sweep needs at least two values
            --partitions=3,7                          | --partitions 7: must be a multiple of the dataset's 3 months
            --shards=4,8                              | has the parameter 'shard_count'; those that have it: citus
            --tenants=10,x                            | --tenants: 'x' is no value
            --tenants=10,100000                       | tenants 100000: must not be more than the dataset's 600 rows
            --partition=3,6                           | did you mean '--partitions'?
            """)
    void badInputIsOneLine(String options, String message) throws Exception {
        Pglayout.in(folder)
                .onTiny("sweep", options.split(" "))
                .error(ExitCode.BAD_INPUT)
                .contains(message);
    }
}
