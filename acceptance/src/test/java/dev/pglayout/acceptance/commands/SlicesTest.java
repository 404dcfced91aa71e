package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.environment.Affinity;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All arms of a block share a fork, slice by slice, and a processor. */
class SlicesTest {
    private static final String ALLOWED = "Cpus_allowed_list:";

    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void pglayout() throws Exception {
        pglayout = Pglayout.in(folder);
    }

    @Test
    void aForkHoldsAllArmsWithASliceOfEachInEveryTurn() throws Exception {
        pglayout.bench("--layouts=plain,partitioned,fdw", "--operations=point-lookup,batch-insert", "--rounds=2")
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.schemaVersion()).isEqualTo(Run.SCHEMA_VERSION);
        assertThat(run.forks()).hasSize(4).allSatisfy(fork -> {
            assertThat(fork.kind()).isEqualTo(Fork.Kind.FORK);
            assertThat(fork.arms()).containsExactlyInAnyOrder("plain", "plain (A/A)", "partitioned", "fdw");
            assertThat(fork.samples())
                    .extracting(sample -> sample.slices().size())
                    .containsOnly(fork.samples().get(0).slices().size());
            assertThat(fork.samples()).allSatisfy(sample -> {
                assertThat(sample.slices()).isNotEmpty().allMatch(slice -> slice > 0);
                assertThat(sample.percentiles()).containsKeys("p50", "p99");
            });
        });
        assertThat(run.forks())
                .filteredOn(fork -> fork.operation().equals("batch-insert"))
                .flatExtracting(Fork::samples)
                .allSatisfy(sample ->
                        assertThat(sample.counters().get("wal_bytes_per_op")).isPositive());
    }

    @Test
    void whereSessionsCanBePinnedTheRunSaysSo() throws Exception {
        assumeThat(Affinity.known()).as("a system with /proc").isTrue();
        pglayout.bench("--layouts=plain", "--operations=point-lookup", "--pinning=together")
                .ended(ExitCode.OK);
        assertThat(pglayout.run().plan().fork()).containsEntry("pinning", "together");

        pglayout.bench("--layouts=plain", "--operations=point-lookup", "--pinning=none")
                .ended(ExitCode.OK);
        assertThat(pglayout.run().plan().fork()).containsEntry("pinning", "none");
        assertThat(pglayout.run().environment().machine()).containsEntry("pinning", "not pinned, as asked");
    }

    @Test
    void pinningEndsWithTheRunAlsoAfterKillMinusNine() throws Exception {
        assumeThat(Affinity.known()).as("a system with /proc").isTrue();
        assumeThat(Affinity.allowed()).as("processors to choose from").hasSizeGreaterThan(1);
        Running bench = pglayout.startBench("--layouts=plain", "--operations=point-lookup", "--rounds=50");
        bench.awaitForks(pglayout.runs(), 1);
        List<ProcessHandle> forks = bench.forks();
        List<Long> servers = Providers.status(pglayout.stateDir()).stream()
                .filter(ServerStatus::running)
                .map(server -> server.pid().getAsLong())
                .toList();
        bench.process().destroyForcibly().waitFor();
        forks.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle fork : forks) {
            fork.onExit().get();
        }
        try {
            assertThat(servers).isNotEmpty();
            // Backends end when they next read from their clients.
            Thread.sleep(500);
            String everywhere = allowed("self");
            assertThat(servers).allSatisfy(server -> assertThat(family(server))
                    .allSatisfy(pid -> assertThat(allowed(pid)).isEqualTo(everywhere)));
        } finally {
            pglayout.run("down");
        }
    }

    private static List<String> family(long server) {
        return Stream.concat(
                        Stream.of(server),
                        ProcessHandle.of(server).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .map(String::valueOf)
                .toList();
    }

    private static String allowed(String pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith(ALLOWED))
                .findFirst()
                .orElseThrow();
    }
}
