package dev.pglayout.acceptance;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.contents.Contents;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import dev.pglayout.fixtures.verify.Verifier;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small loaded targets of the built-in layouts. */
final class TestTargets {
    static final Catalog CATALOG = Catalog.load(Path.of("..", "sql"), "events");

    /** Never changed by a test. */
    static final DatasetSpec SPEC = spec(42);

    /** May be damaged: loaded anew for each test. */
    static final DatasetSpec DISPOSABLE = spec(43);

    private static final Map<String, Target> SHARED = new HashMap<>();
    private static final Map<String, Target> INSTALLED = new HashMap<>();

    private TestTargets() {}

    private static DatasetSpec spec(long seed) {
        // Few enough rows for ANALYZE to read all of them: statistics, and so the plans, are the same every time.
        return new DatasetSpec(
                "events",
                YearMonth.of(2024, 1),
                YearMonth.of(2024, 6),
                2_000,
                20,
                DatasetSpec.Skew.EIGHTY_TWENTY,
                120,
                seed);
    }

    /** All built-in layouts, plain first. */
    static List<Target> all() {
        return Stream.of("plain", "partitioned", "subpartitioned", "fdw")
                .map(TestTargets::one)
                .toList();
    }

    static synchronized Target one(String layout) {
        return SHARED.computeIfAbsent(layout, name -> loaded(SPEC, false, name).get(0));
    }

    static List<Target> disposable(String... layouts) {
        return loaded(DISPOSABLE, true, layouts);
    }

    /** As a run does it, contents included. */
    static Map<String, Verification> verify(List<Target> targets, List<Operation> operations, int bindSets, long seed) {
        Contents contents = new Contents(TestServers.stateDir(), new RecordedProgress());
        return Verifier.verify(targets, operations, bindSets, seed, contents);
    }

    /** The same loaded target, with other session settings than its layout declares. */
    static Target with(Target target, Map<String, String> sessionSettings) {
        Layout layout = target.layout();
        Layout changed = new Layout(
                layout.name(),
                layout.title(),
                layout.topology(),
                layout.dir(),
                layout.extensions(),
                layout.serverSettings(),
                sessionSettings,
                layout.parameters(),
                layout.partitionBy(),
                layout.shardBy(),
                layout.loadInto(),
                layout.indexDifferences(),
                layout.notes(),
                layout.scripts(),
                layout.overrides());
        return new Target(
                target.catalog(), changed, target.spec(), target.cluster(), target.database(), target.fingerprint());
    }

    /** Never changed by a test. */
    static synchronized Target installed(String layout) {
        return INSTALLED.computeIfAbsent(
                layout, name -> installed(SPEC, false, name).get(0));
    }

    /** On the installed PostgreSQL. */
    static List<Target> installed(DatasetSpec spec, boolean reload, String... names) {
        List<Layout> layouts = List.of(names).stream().map(CATALOG::layout).toList();
        return load(
                spec,
                reload,
                layouts,
                layouts.stream()
                        .map(layout -> TestServers.installedCluster(layout.clusterSpec()))
                        .toList());
    }

    private static List<Target> loaded(DatasetSpec spec, boolean reload, String... names) {
        List<Layout> layouts = List.of(names).stream().map(CATALOG::layout).toList();
        return load(
                spec,
                reload,
                layouts,
                TestServers.clusters(layouts.stream().map(Layout::clusterSpec).toList()));
    }

    private static List<Target> load(DatasetSpec spec, boolean reload, List<Layout> layouts, List<Cluster> clusters) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // One stream, so that rows lie on the pages in the same order every time, and plans do not vary.
        Loader loader = new Loader(new LoadOptions(1, false, reload), LoadProgress.on(nowhere));
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            Target target = Targets.of(CATALOG, layouts.get(i), spec, clusters.get(i));
            loader.load(target);
            targets.add(target);
        }
        return targets;
    }
}
