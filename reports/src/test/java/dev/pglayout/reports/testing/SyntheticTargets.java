package dev.pglayout.reports.testing;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Load;
import dev.pglayout.reports.model.TargetRecord.Node;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.model.TargetRecord.Sizes;
import dev.pglayout.reports.model.TargetRecord.Stage;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SyntheticTargets {
    private static final List<String> INDEXES =
            List.of("UNIQUE btree (id)", "btree (occurred_at)", "btree (tenant_id)", "btree (tenant_id, occurred_at)");
    private static final long ROWS = 600_000;

    private SyntheticTargets() {}

    static TargetRecord target(String layout) {
        return layout.equals("citus") ? unavailable(layout) : measured(layout);
    }

    private static TargetRecord measured(String layout) {
        boolean fdw = layout.equals("fdw");
        List<Relation> relations = relations(layout);
        long table = relations.stream().mapToLong(Relation::tableBytes).sum();
        long index = relations.stream().mapToLong(Relation::indexBytes).sum();
        return new TargetRecord(
                layout,
                "Events, " + layout,
                fdw ? "coordinator + shards" : "single",
                "embedded",
                "18.4",
                "fp-" + layout,
                ROWS,
                new Sizes(table, index, table + index),
                nodes(fdw),
                fdw ? List.of("no unique index over all shards") : List.of(),
                relations,
                new Load(
                        layout.equals("plain"),
                        List.of(
                                new Stage("create", 0.02, 0, 0),
                                new Stage("copy", fdw ? 2.6 : 1.4, ROWS, 98_000_000),
                                new Stage("index", 2.2, 0, 0),
                                new Stage("vacuum", 0.9, 0, 0))),
                Verification.of(List.of(
                        Check.of(
                                "contents of app.events",
                                null,
                                "all rows as generated",
                                "600,000 rows as generated",
                                true),
                        Check.warning("index parity", null, "as plain", fdw ? "lacks (id)" : "as plain", !fdw))),
                null);
    }

    private static List<Node> nodes(boolean fdw) {
        Stream<String> names = fdw ? Stream.of("coordinator", "shard0", "shard1") : Stream.of("single");
        return names.map(name -> new Node(
                        name,
                        name,
                        "18.4",
                        Map.of(
                                "fsync", "on",
                                "jit", "off",
                                "shared_buffers", fdw ? "87384kB" : "256MB")))
                .toList();
    }

    private static List<Relation> relations(String layout) {
        return switch (layout) {
            case "partitioned" -> months("events_2024_%02d", "single");
            case "subpartitioned" ->
                IntStream.range(0, 4)
                        .boxed()
                        .flatMap(t -> months("events_t" + t + "_2024_%02d", "single").stream())
                        .toList();
            case "fdw" ->
                List.of(
                        new Relation("shard0", "app.events_shard", 301_120, 41_000_000, 52_000_000, INDEXES),
                        new Relation("shard1", "app.events_shard", 298_880, 40_700_000, 51_600_000, INDEXES));
            default -> List.of(new Relation("single", "app.events", ROWS, 81_600_000, 102_000_000, INDEXES));
        };
    }

    private static List<Relation> months(String pattern, String node) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(m -> new Relation(node, pattern.formatted(m), 50_000, 6_800_000, 8_900_000, INDEXES))
                .toList();
    }

    private static TargetRecord unavailable(String layout) {
        return new TargetRecord(
                layout,
                "Events, " + layout,
                "coordinator + workers",
                "embedded",
                null,
                null,
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                "needs the docker provider or a local PostgreSQL with Citus");
    }
}
