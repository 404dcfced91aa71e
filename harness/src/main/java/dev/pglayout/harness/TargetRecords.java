package dev.pglayout.harness;

import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.observe.Relations;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.NodeFacts;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of {@code run.json} that says on what was measured. */
public final class TargetRecords {
    private TargetRecords() {}

    /** One record per target that arms ask for, the unavailable ones too. */
    public static List<TargetRecord> all(Provisioning provisioning, Map<String, Verification> verified)
            throws SQLException {
        List<TargetRecord> records = new ArrayList<>();
        for (String name : provisioning.keys()) {
            String reason = provisioning.unavailable().get(name);
            records.add(
                    reason == null
                            ? record(
                                    provisioning.target(name),
                                    provisioning.serverVersion(name),
                                    nodes(provisioning.target(name)),
                                    provisioning.load(name).record(),
                                    verified.get(name))
                            : unavailable(provisioning.layout(name), provisioning.provider(name), reason));
        }
        return records;
    }

    /** The same targets, verified once more. */
    public static List<TargetRecord> verified(List<TargetRecord> targets, Map<String, Verification> again) {
        return targets.stream()
                .map(target -> target.with(again.getOrDefault(target.layout(), target.verification())))
                .toList();
    }

    /** Layouts that did not hold the rows, or did not answer like the reference. */
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

    /** What stands behind sizes that are asked for without a run. */
    public static TargetRecord sizes(Target target) throws SQLException {
        return record(target, null, List.of(), null, null);
    }

    private static TargetRecord record(
            Target target,
            String serverVersion,
            List<TargetRecord.Node> nodes,
            TargetRecord.Load load,
            Verification verification)
            throws SQLException {
        List<TargetRecord.Relation> relations = Relations.withIndexes(target);
        long table =
                relations.stream().mapToLong(TargetRecord.Relation::tableBytes).sum();
        long index =
                relations.stream().mapToLong(TargetRecord.Relation::indexBytes).sum();
        return new TargetRecord(
                target.key(),
                target.layout().title(),
                target.layout().topology().kind().configName(),
                target.cluster().provider(),
                serverVersion,
                target.fingerprint(),
                relations.stream().mapToLong(TargetRecord.Relation::rows).sum(),
                new TargetRecord.Sizes(table, index, table + index),
                nodes,
                target.layout().indexDifferences(),
                relations,
                load,
                verification,
                null);
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
}
