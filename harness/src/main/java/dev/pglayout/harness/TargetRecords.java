package dev.pglayout.harness;

import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.observe.Relations;
import dev.pglayout.fixtures.observe.Sizes;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.NodeFacts;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.verify.VerificationReport;
import dev.pglayout.reports.model.TargetRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The part of {@code run.json} that says on what was measured. */
public final class TargetRecords {
    private TargetRecords() {}

    /** One record per target that arms ask for, the unavailable ones too. */
    public static List<TargetRecord> all(Provisioning provisioning, Map<String, VerificationReport> verified)
            throws SQLException {
        List<TargetRecord> records = new ArrayList<>();
        for (String name : provisioning.keys()) {
            String reason = provisioning.unavailable().get(name);
            records.add(
                    reason == null
                            ? record(provisioning, provisioning.target(name), verified.get(name))
                            : unavailable(provisioning.layout(name), provisioning.provider(name), reason));
        }
        return records;
    }

    /** Layouts that did not answer like the reference. */
    public static List<String> unverified(List<TargetRecord> targets) {
        return targets.stream()
                .filter(target ->
                        target.verification() != null && !target.verification().passed())
                .map(TargetRecord::layout)
                .toList();
    }

    private static TargetRecord unavailable(Layout layout, Provider provider, String reason) {
        return new TargetRecord(
                layout.name(),
                layout.title(),
                layout.topology().kind().configName(),
                provider.name(),
                null,
                null,
                0,
                null,
                List.of(),
                layout.indexDifferences(),
                List.of(),
                null,
                null,
                reason);
    }

    private static TargetRecord record(Provisioning provisioning, Target target, VerificationReport verified)
            throws SQLException {
        List<TargetRecord.Relation> relations = relations(target);
        long table =
                relations.stream().mapToLong(TargetRecord.Relation::tableBytes).sum();
        long index =
                relations.stream().mapToLong(TargetRecord.Relation::indexBytes).sum();
        return new TargetRecord(
                target.key(),
                target.layout().title(),
                target.layout().topology().kind().configName(),
                target.cluster().provider(),
                provisioning.serverVersion(target.key()),
                target.fingerprint(),
                relations.stream().mapToLong(TargetRecord.Relation::rows).sum(),
                new TargetRecord.Sizes(table, index, table + index),
                nodes(target),
                target.layout().indexDifferences(),
                relations,
                load(provisioning.load(target.key())),
                verification(verified),
                null);
    }

    /** Each partition and shard with its indexes. */
    public static List<TargetRecord.Relation> relations(Target target) throws SQLException {
        List<Sizes.Part> parts = Sizes.of(target);
        return Relations.of(target).stream().map(r -> relation(r, parts)).toList();
    }

    private static TargetRecord.Relation relation(Relations.Relation relation, List<Sizes.Part> parts) {
        List<Sizes.Part> named = parts.stream()
                .filter(part -> part.relation().equals(relation.name()))
                .toList();
        // Shards of postgres_fdw have one name on all servers; those of Citus are told of by the coordinator.
        List<Sizes.Part> here = named.stream()
                .filter(part -> part.node().equals(relation.node()))
                .toList();
        List<Sizes.Part> own = here.isEmpty() ? named : here;
        Optional<Sizes.Part> table =
                own.stream().filter(part -> part.index() == null).findFirst();
        return new TargetRecord.Relation(
                relation.node(),
                relation.name(),
                relation.rows(),
                relation.tableBytes(),
                relation.indexBytes(),
                relation.indexes(),
                table.map(Sizes.Part::node).orElse(relation.node()),
                table.map(Sizes.Part::wastedBytes).orElse(null),
                table.map(Sizes.Part::wastedBy).orElse(null),
                own.stream()
                        .filter(part -> part.index() != null)
                        .map(part -> new TargetRecord.IndexSize(part.index(), part.bytes(), part.wastedBytes()))
                        .toList());
    }

    private static List<TargetRecord.Node> nodes(Target target) throws SQLException {
        List<TargetRecord.Node> nodes = new ArrayList<>();
        for (Node node : target.cluster().nodes()) {
            try (Connection connection = target.connect(node, Map.of())) {
                nodes.add(new TargetRecord.Node(
                        node.name(),
                        node.role().name().toLowerCase(Locale.ROOT),
                        NodeFacts.version(connection),
                        NodeFacts.settings(connection)));
            }
        }
        return nodes;
    }

    private static TargetRecord.Load load(LoadReport report) {
        return new TargetRecord.Load(
                report.reused(),
                report.stages().stream()
                        .map(s -> new TargetRecord.Stage(s.name(), s.seconds(), s.rows(), s.bytes()))
                        .toList());
    }

    private static TargetRecord.Verification verification(VerificationReport report) {
        return new TargetRecord.Verification(
                report.passed(),
                report.checks().stream()
                        .map(c -> new TargetRecord.Check(c.name(), c.operation(), c.expected(), c.actual(), c.passed()))
                        .toList());
    }
}
