package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.reports.model.Run;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed under a command. */
class LostServerTest {
    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void pglayout() throws Exception {
        pglayout = Pglayout.in(folder);
    }

    @AfterEach
    void down() throws Exception {
        pglayout.run("down");
    }

    @Test
    void whatWasMeasuredIsKeptAndTheRunGoesOn() throws Exception {
        Running bench = pglayout.startBench(
                "--layouts=plain,partitioned", "--operations=month-rollup", "--rounds=4", "--aa=false");
        bench.awaitForks(pglayout.runs(), 1);
        kill("partitioned", "single");

        bench.await()
                .error(ExitCode.SERVER)
                .containsPattern("round \\d, month-rollup on partitioned: a server was lost, single \\(127.0.0.1:");
        Run lost = pglayout.run();
        assertThat(lost.status()).isEqualTo(Run.Status.SERVER_LOST);
        assertThat(lost.statusReason()).contains("month-rollup on partitioned");
        assertThat(lost.forks()).hasSizeBetween(1, 3);
        assertThat(pglayout.runs().resolve("latest/index.html")).exists();

        pglayout.resume().ended(ExitCode.OK);
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(pglayout.run().forks()).hasSize(4).containsAll(lost.forks());
    }

    @Test
    void aShardServerIsNamedToo() throws Exception {
        Running bench =
                pglayout.startBench("--layouts=plain,fdw", "--operations=month-rollup", "--rounds=4", "--aa=false");
        losesAfterRoundOne(bench, "fdw", "shard-1");
    }

    @Test
    void aCitusWorkerIsNamedToo() throws Exception {
        requireCitus();
        Running bench = pglayout.startBench(
                "--provider=local", "--layouts=plain,citus", "--operations=month-rollup", "--rounds=4", "--aa=false");
        losesAfterRoundOne(bench, "citus", "worker-1");
    }

    @Test
    void sizesNameTheWorkerThatIsDown() throws Exception {
        requireCitus();
        pglayout.onTiny("up", "--provider=local", "--layouts=citus").ended(ExitCode.OK);
        pglayout.run("sizes", "--layouts=citus").ended(ExitCode.OK);
        kill("citus", "worker-1");

        pglayout.run("sizes", "--layouts=citus")
                .error(ExitCode.SERVER)
                .contains(
                        "the sizes of citus failed: a server was lost, worker-1 (127.0.0.1:",
                        "shards do not answer on ");
    }

    private static void requireCitus() {
        Optional<String> reason = TestServers.notInstalled(
                Catalog.load(Path.of("..", "sql"), "events").layout("citus").clusterSpec());
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    }

    private void losesAfterRoundOne(Running bench, String layout, String seat) throws Exception {
        bench.awaitForks(pglayout.runs(), 1);
        kill(layout, seat);

        bench.await()
                .error(ExitCode.SERVER)
                .containsPattern(
                        "round \\d, month-rollup on " + layout + ": a server was lost, " + seat + " \\(127.0.0.1:");
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.SERVER_LOST);

        pglayout.resume().ended(ExitCode.OK);
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(pglayout.run().forks()).hasSize(4);
    }

    @Test
    void loadNamesLayoutStageAndServer() throws Exception {
        pglayout.onTiny("up", "--layouts=plain").ended(ExitCode.OK);
        Running load = pglayout.start(
                "load", "--profile=smoke", "--layouts=plain", "--shared-buffers=48MB", "--rows-per-month=50000");
        load.awaitOutput("plain: distribute");
        kill("plain", "single");
        load.await().error(ExitCode.SERVER).contains("loading plain failed in stage ", " on single (127.0.0.1:");

        Outcome status = pglayout.run("status").ended(ExitCode.OK);
        assertThat(status.out()).contains("died").contains("not answering");
        pglayout.onTiny("up", "--layouts=plain").ended(ExitCode.OK);
        assertThat(pglayout.run("status").out()).doesNotContain("died", "not answering");
    }

    private void kill(String layout, String seat) {
        ServerStatus server = Providers.status(pglayout.stateDir()).stream()
                .filter(each -> each.cluster().equals(layout) && each.seat().equals(seat) && each.running())
                .findFirst()
                .orElseThrow();
        ProcessHandle.of(server.pid().getAsLong()).orElseThrow().destroyForcibly();
    }
}
