package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to fail is one line that names the stage, the server and the SQLSTATE. */
class LoadFailuresTest {
    private static final String KILLED_BEHIND = "loader-killed-behind";
    private static final DatasetSpec SPEC = LoadTargets.spec(1_000, 31);

    @TempDir
    Path sqlDir;

    @Test
    void aServerKilledDuringTheCopy() {
        Catalog catalog = Catalog.load(LoadTargets.SQL, "events");
        ClusterSpec plain = catalog.layout("plain").clusterSpec();
        ClusterSpec own = new ClusterSpec("loader-killed", plain.topology(), List.of(), Map.of());
        Provider provider = TestServers.provider();
        Cluster cluster = TestServers.cluster(own);
        Target target = Targets.of(catalog, catalog.layout("plain"), LoadTargets.spec(200_000, 32), cluster);
        RecordedProgress killing = new RecordedProgress(() -> kill(provider, "loader-killed", "single"));
        Loader loader = new Loader(new LoadOptions(2, false, true), killing);
        assertServerError(() -> loader.load(target), "plain", "stage copy", "single", "SQLSTATE 08");
        assertThat(provider.start(own)).isEqualTo(cluster);
        RecordedProgress again = new RecordedProgress();
        assertThat(LoadTargets.load(target, again).reused()).isFalse();
        assertThat(again.messages).singleElement().asString().contains("did not finish");
    }

    @Test
    void aShardKilledBehindTheCoordinatorIsTheOneThatIsNamed() {
        ClusterSpec fdw = TestTargets.CATALOG.layout("fdw").clusterSpec();
        ClusterSpec own = new ClusterSpec(KILLED_BEHIND, fdw.topology(), fdw.extensions(), fdw.settings());
        losesOneBehindTheCoordinator("fdw", "shard-1", TestServers.cluster(own), TestServers.provider());
    }

    @Test
    void aCitusWorkerKilledBehindTheCoordinatorIsTheOneThatIsNamed() {
        ClusterSpec citus = TestTargets.CATALOG.layout("citus").clusterSpec();
        Optional<String> reason = TestServers.notInstalled(citus);
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        ClusterSpec own = new ClusterSpec(KILLED_BEHIND, citus.topology(), citus.extensions(), citus.settings());
        losesOneBehindTheCoordinator("citus", "worker-1", TestServers.installedCluster(own), TestServers.installed());
    }

    private static void losesOneBehindTheCoordinator(String layout, String seat, Cluster cluster, Provider provider) {
        Catalog catalog = TestTargets.CATALOG;
        Target target = Targets.of(catalog, catalog.layout(layout), LoadTargets.spec(100_000, 33), cluster);
        RecordedProgress killing = new RecordedProgress(() -> kill(provider, KILLED_BEHIND, seat));
        // Through the coordinator, whose sessions then get the error.
        Loader loader = new Loader(new LoadOptions(2, true, true), killing);
        assertServerError(
                () -> loader.load(target), "failed in stage copy on " + seat + " (127.0.0.1:", "the server was lost");
    }

    @Test
    void aDiskThatIsFull() throws IOException {
        // What a server says when its disk is full, said by a trigger.
        LoadTargets.writeLayout(sqlDir, "full", "create.sql", """
                %s
                CREATE FUNCTION app.full() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
                END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON app.events FOR EACH ROW
                    WHEN (NEW.occurred_at > '2024-02-20') EXECUTE FUNCTION app.full();
                """.formatted(
                        Files.readString(LoadTargets.SQL.resolve("events/layouts/plain/create.sql"))));
        assertServerError(
                () -> load("full"), "full", "stage copy", "single", "disk is full", "No space left", "SQLSTATE 53100");
    }

    @Test
    void aStatementThatFailsIsNamedByFileAndLine() throws IOException {
        LoadTargets.writeLayout(
                sqlDir,
                "broken",
                "index.sql",
                "ALTER TABLE app.events ADD PRIMARY KEY (id);\n\nCREATE INDEX ON app.events (no_such);\n");
        assertServerError(() -> load("broken"), "broken", "stage index", "index.sql:3", "no_such", "SQLSTATE 42703");
    }

    @Test
    void aTriggerThatSwallowsRowsIsNoticed() throws IOException {
        LoadTargets.writeLayout(sqlDir, "lossy", "create.sql", """
                %s
                CREATE FUNCTION app.lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER lose BEFORE INSERT ON app.events FOR EACH ROW
                    WHEN (NEW.tenant_id = 7) EXECUTE FUNCTION app.lose();
                """.formatted(
                        Files.readString(LoadTargets.SQL.resolve("events/layouts/plain/create.sql"))));
        assertThatThrownBy(() -> load("lossy"))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED))
                .hasMessageContaining("of 3000");
    }

    private void load(String layout) {
        LoadTargets.load(LoadTargets.onPlainsServer(layout, SPEC, sqlDir), new RecordedProgress());
    }

    /** With its backends: one that never waits for its client would not notice that the postmaster is gone. */
    private static void kill(Provider provider, String cluster, String seat) {
        provider.status().stream()
                .filter(status ->
                        status.cluster().equals(cluster) && status.seat().equals(seat) && status.running())
                .map(status -> ProcessHandle.of(status.pid().orElseThrow()).orElseThrow())
                .forEach(LoadFailuresTest::killWhole);
    }

    private static void killWhole(ProcessHandle postmaster) {
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    private static void assertServerError(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessageContainingAll(parts)
                .hasMessageContaining("next load does it again")
                .hasMessageNotContaining("\n");
    }
}
