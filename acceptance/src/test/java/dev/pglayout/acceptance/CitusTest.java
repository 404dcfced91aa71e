package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Verb;
import dev.pglayout.fixtures.contents.Contents;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.observe.Explainer;
import dev.pglayout.fixtures.observe.FootprintProbe;
import dev.pglayout.fixtures.observe.Sizes;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.Endpoint;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Topology;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.model.Sweep.Footprint;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Citus, where an installed PostgreSQL has it; skipped elsewhere, with the reason. */
class CitusTest {
    private static final List<Operation> OPERATIONS =
            List.copyOf(TestTargets.CATALOG.operations().values());

    @BeforeAll
    static void citusIsInstalled() {
        Optional<String> reason =
                TestServers.notInstalled(TestTargets.CATALOG.layout("citus").clusterSpec());
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    }

    @Test
    void allLayoutsAnswerLikePlainAndPruneAsTheyShould() {
        List<Target> targets = Stream.of("plain", "citus", "citus-partitioned", "citus-single")
                .map(TestTargets::installed)
                .toList();

        Map<String, Verification> reports = TestTargets.verify(targets, OPERATIONS, 5, 1);

        reports.forEach((layout, report) -> {
            assertThat(report.failures()).as(layout).isEmpty();
            assertThat(report.warnings()).as(layout).isEmpty();
            assertThat(report.checks()).extracting(Check::name).contains("pruning");
        });
        assertThat(reports.get("citus").checks()).extracting(Check::name).contains("equal answers");
    }

    @Test
    void oneTenantIsOneShardAndOneMonthIsOnePartitionInIt() throws SQLException {
        Target target = TestTargets.installed(TestTargets.SPEC, false, "citus-partitioned")
                .get(0);

        PlanRecord keyed = explain(target, "point-lookup-keyed");
        assertThat(keyed.shardsTouched()).isEqualTo(1);
        assertThat(keyed.shardsTotal()).isEqualTo(4);
        assertThat(keyed.partitionsTouched()).isEqualTo(1);
        assertThat(keyed.partitionsTotal()).isEqualTo(7);
        assertThat(keyed.tree()).anyMatch(line -> line.contains("router: 1 task on "));

        PlanRecord month = explain(target, "month-aggregate");
        assertThat(month.shardsTouched()).isEqualTo(4);
        assertThat(month.partitionsTouched()).isEqualTo(1);

        PlanRecord everything = explain(target, "month-rollup");
        assertThat(everything.shardsTouched()).isEqualTo(4);
        assertThat(everything.partitionsTouched()).isEqualTo(7);

        PlanRecord write = explain(target, "batch-insert");
        assertThat(write.shardsTouched()).isEqualTo(1);
        assertThat(write.partitionsTouched()).isEqualTo(1);
    }

    @Test
    void aShardOnTheCoordinatorIsReadByTheSessionItselfAndItIsSaid() throws SQLException {
        Target single = TestTargets.installed("citus-single");
        Target workers = TestTargets.installed("citus");

        assertThat(explain(single, "point-lookup-keyed").notes()).anyMatch(note -> note.startsWith("local execution"));
        assertThat(explain(workers, "point-lookup-keyed").notes())
                .noneMatch(note -> note.startsWith("local execution"));
    }

    @Test
    void locksAreCountedOnWorkersToo() throws SQLException {
        Target citus = TestTargets.installed("citus");

        Footprint one = FootprintProbe.of(citus, TestTargets.CATALOG.operation("tenant-range"), Arm.parse("citus"));
        Footprint all = FootprintProbe.of(citus, TestTargets.CATALOG.operation("point-lookup"), Arm.parse("citus"));

        assertThat(one.planningMillis()).isPositive();
        assertThat(one.memoryBytes()).isNotNull();
        // One shard's table and indexes against those of all four.
        assertThat(all.locks()).isGreaterThan(one.locks());
    }

    @Test
    void sizesNameTheWorkerThatHoldsAShard() throws SQLException {
        Target citus = TestTargets.installed("citus");

        Map<String, Long> shards = Sizes.of(citus).stream()
                .filter(part -> part.index() == null)
                .collect(Collectors.groupingBy(Sizes.Part::node, Collectors.counting()));

        assertThat(shards).isEqualTo(Map.of("worker-0", 2L, "worker-1", 2L));
    }

    @Test
    void aGenericPlanOverSeveralShardsIsRefusedByCitus() {
        Target citus = TestTargets.installed("citus");
        Arm generic = Arm.parse("citus{plan_cache_mode=force_generic_plan}");

        assertThatThrownBy(() -> Explainer.explain(citus, TestTargets.CATALOG.operation("point-lookup"), generic))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("could not create distributed plan");
    }

    @Test
    void aRowOnTheWrongShardIsFound() throws SQLException {
        Target citus =
                TestTargets.installed(TestTargets.DISPOSABLE, true, "citus").get(0);
        Node worker = citus.cluster().followers().get(0);
        String shards = "SELECT string_agg(shardid::text, ',' ORDER BY shardid) FROM pg_dist_placement p"
                + " JOIN pg_dist_local_group USING (groupid) JOIN pg_dist_shard USING (shardid)"
                + " WHERE logicalrelid = 'app.events'::regclass";
        String[] held = ask(citus, worker, shards).split(",");
        run(
                citus,
                worker,
                "WITH moved AS (DELETE FROM app.events_" + held[0]
                        + " WHERE id = (SELECT min(id::text)::uuid FROM app.events_" + held[0]
                        + ") RETURNING *) INSERT INTO app.events_" + held[1] + " SELECT * FROM moved");

        Verification damaged =
                TestTargets.verify(List.of(citus), OPERATIONS, 2, 1).get("citus");

        assertThat(damaged.failures())
                .filteredOn(Check::ofContents)
                .singleElement()
                .satisfies(check -> assertThat(check.sentence())
                        .matches(
                                "placement of app.events: expected all rows where they belong, got 1 elsewhere; row id = \\S+"
                                        + " is in app.events_" + held[1] + " on worker-0 and belongs in app.events_"
                                        + held[0]
                                        + " on worker-0"));
    }

    @Test
    void everyCopyOfAReferenceTableHasAllRows(@TempDir Path sqlDir) throws IOException, SQLException {
        Path layout = Files.createDirectories(sqlDir.resolve("events/layouts/referenced"));
        Files.writeString(
                layout.resolve("layout.conf"),
                Files.readString(LoadTargets.SQL.resolve("events/layouts/citus/layout.conf"))
                        .replace("title", "verbs-of = citus\ntitle"));
        Files.writeString(layout.resolve("distribute.sql"), "SELECT create_reference_table('app.events');");
        Catalog catalog = Catalog.load(List.of(LoadTargets.SQL, sqlDir), "events");
        Layout referenced = catalog.layout("referenced");
        Target target = Targets.of(
                catalog,
                referenced,
                LoadTargets.spec(200, 41),
                TestServers.installedCluster(TestTargets.CATALOG.layout("citus").clusterSpec()));
        new Loader(new LoadOptions(1, false, true), new RecordedProgress()).load(target);
        Contents contents = new Contents(TestServers.stateDir(), new RecordedProgress());
        assertThat(contents.check(target)).hasSize(2).allMatch(Check::passed);

        Node worker = target.cluster().followers().get(1);
        String copy = ask(target, worker, "SELECT shard_name('app.events'::regclass, min(shardid)) FROM pg_dist_shard");
        String id = ask(target, worker, "SELECT min(id::text) FROM " + copy);
        run(target, worker, "DELETE FROM " + copy + " WHERE id = '" + id + "'");

        assertThat(contents.check(target))
                .filteredOn(check -> !check.passed())
                .singleElement()
                .satisfies(check -> assertThat(check.actual())
                        .isEqualTo("row id = " + id + " is missing in " + copy + " on worker-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"citus", "citus-partitioned"})
    void aWorkerThatTheLayoutNoLongerHasIsNamedAndGetsNoShard(String layout) throws SQLException {
        ScriptedLayout two = ScriptedLayout.fresh(TestTargets.CATALOG.layout(layout), Map.of());
        two.run(Verb.CREATE);
        two.run(Verb.DROP);
        Cluster cluster = two.cluster();
        Cluster one = new Cluster(
                cluster.name(),
                cluster.provider(),
                new Topology(Topology.Kind.COORDINATOR_WORKERS, 1),
                cluster.nodes().subList(0, 2));
        ScriptedLayout fewer = new ScriptedLayout(two.layout(), one, two.database(), two.dataset());
        Endpoint gone = cluster.followers().get(1).peer();
        String removal = "SELECT citus_remove_node('%s', %d)".formatted(gone.host(), gone.port());

        assertThatThrownBy(() -> fewer.run(Verb.CREATE))
                .hasMessageContaining(
                        "Citus knows workers in database " + two.database() + " that the layout does not have: " + gone)
                .hasMessageContaining("Hint: Remove them: " + removal);
        fewer.execute(one.entry(), removal);
        fewer.run(Verb.CREATE);

        assertThat(fewer.ask(one.entry(), "SELECT count(*) FROM pg_dist_node WHERE groupid <> 0"))
                .isEqualTo("1");
    }

    @Test
    void noPasswordIsInAProcessListOrALog() throws IOException {
        Target citus = TestTargets.installed("citus");
        String password = citus.cluster().entry().credentials().password();

        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains(password));
        try (Stream<Path> files = Files.walk(TestServers.stateDir().servers())) {
            List<Path> logs = files.filter(file -> file.endsWith("server.log")).toList();
            assertThat(logs).isNotEmpty();
            for (Path log : logs) {
                assertThat(Files.readString(log)).doesNotContain(password);
            }
        }
    }

    private static PlanRecord explain(Target target, String operation) throws SQLException {
        return Explainer.explain(target, TestTargets.CATALOG.operation(operation), Arm.parse(target.key()))
                .plan();
    }

    private static String ask(Target target, Node node, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of())) {
            return Sql.ask(connection, sql);
        }
    }

    private static void run(Target target, Node node, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
