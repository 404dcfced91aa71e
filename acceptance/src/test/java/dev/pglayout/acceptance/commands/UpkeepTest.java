package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.TargetRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep measured in blocks like queries, and shown beside them. */
class UpkeepTest {
    @TempDir
    Path folder;

    @Test
    void everyOperationRunsOnEveryLayoutAndIsUndone() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        String layouts = "--layouts=plain,partitioned,subpartitioned,fdw";

        Outcome outcome = pglayout.onTiny("upkeep", layouts, "--data-seed=79", "--runs-dir=" + pglayout.runs())
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.plan().operations())
                .contains(
                        "drop-month",
                        "detach-month",
                        "archive-month",
                        "late-insert",
                        "vacuum-after-update",
                        "index-month");
        assertThat(run.forks()).hasSize(run.plan().operations().size() * 5).allSatisfy(UpkeepTest::isWhole);
        assertThat(run.forks())
                .as("what takes a millisecond may be over before the other session has asked; not all does")
                .anyMatch(fork -> lookups(fork).isPresent());
        Map<String, List<String>> rowsLeft = run.forks().stream()
                .collect(Collectors.groupingBy(
                        Fork::operation, Collectors.mapping(fork -> time(fork).resultChecksum(), Collectors.toList())));
        assertThat(rowsLeft.get("drop-month")).hasSize(5).containsOnly(Long.toHexString(400));
        assertThat(rowsLeft.get("archive-month")).containsOnly(Long.toHexString(400));
        assertThat(rowsLeft.get("index-month")).containsOnly(Long.toHexString(600));
        assertThat(rowsLeft.get("late-insert")).containsOnly(Long.toHexString(800));
        assertThat(outcome.out()).contains("upkeep, arm", "strongest lock", "size left");
        assertThat(pglayout.runs().resolve("latest/index.html"))
                .content()
                .contains("What upkeep costs", "What does it cost to drop the oldest month?", "lookups p50");

        assertThat(pglayout.onTiny("verify", layouts, "--data-seed=79")
                        .ended(ExitCode.OK)
                        .out())
                .contains("plain: it was altered after the last load: upkeep was measured on it; loading again");
    }

    @Test
    void citusIsUpkeptToo() throws Exception {
        Optional<String> reason = TestServers.notInstalled(
                Catalog.load(Path.of("..", "sql"), "events").layout("citus").clusterSpec());
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        Pglayout pglayout = Pglayout.in(folder);

        pglayout.onTiny(
                        "upkeep",
                        "--provider=local",
                        "--layouts=plain,citus,citus-partitioned",
                        // What differs on Citus; all of them take longer than a loaded machine allows a command.
                        "--operations=detach-month,index-month",
                        "--aa=false",
                        "--data-seed=79",
                        "--runs-dir=" + pglayout.runs())
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.forks()).hasSize(2 * 3).allSatisfy(UpkeepTest::isWhole);
        assertThat(run.targets())
                .filteredOn(t -> t.layout().equals("citus"))
                .singleElement()
                .satisfies(citus -> assertThat(citus.relations())
                        .extracting(TargetRecord.Relation::server)
                        .contains("worker-0", "worker-1"));
    }

    @Test
    void upkeepHasNoPlanToExplain() throws Exception {
        Pglayout.in(folder)
                .onTiny("explain", "--layouts=plain", "--operations=drop-month")
                .error(ExitCode.BAD_INPUT)
                .contains("operation 'drop-month' is upkeep, which is only measured (pglayout upkeep)");
    }

    @Test
    void severalPartitionsForEachMonthAreRefused() throws Exception {
        Pglayout.in(folder)
                .onTiny("upkeep", "--layouts=plain,partitioned{partitions_per_month=2}")
                .error(ExitCode.BAD_INPUT)
                .contains("partitioned{partitions_per_month=2}' has several partitions for each month")
                .contains("upkeep is measured where each is one partition");
    }

    private static void isWhole(Fork fork) {
        assertThat(fork.kind()).isEqualTo(Fork.Kind.EXECUTION);
        assertThat(fork.mode()).isEqualTo("ss");
        assertThat(time(fork).value()).isPositive();
        assertThat(time(fork).counters()).containsKeys("wal_bytes_per_op", "bytes_before", "bytes_after");
        lookups(fork).ifPresent(meanwhile -> assertThat(meanwhile.percentiles()).containsKeys("p50", "p99", "max"));
    }

    private static Sample time(Fork fork) {
        return sample(fork, Metrics.TIME).orElseThrow();
    }

    private static Optional<Sample> lookups(Fork fork) {
        return sample(fork, Metrics.LOOKUPS).filter(sample -> sample.executions() > 0);
    }

    private static Optional<Sample> sample(Fork fork, String metric) {
        return fork.samples().stream()
                .filter(sample -> sample.metric().equals(metric))
                .findFirst();
    }
}
