package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.target.Target;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.reports.model.TargetRecord;
import java.sql.SQLException;
import java.util.List;

/** Sizes of a target without a run. */
public final class SizesOfTargets {
    private SizesOfTargets() {}

    /** A record that holds nothing but the relations. */
    public static TargetRecord record(Target target) throws SQLException {
        List<TargetRecord.Relation> relations = TargetRecords.relations(target);
        long table =
                relations.stream().mapToLong(TargetRecord.Relation::tableBytes).sum();
        long index =
                relations.stream().mapToLong(TargetRecord.Relation::indexBytes).sum();
        return new TargetRecord(
                target.key(),
                target.layout().title(),
                target.layout().topology().kind().configName(),
                target.cluster().provider(),
                null,
                target.fingerprint(),
                relations.stream().mapToLong(TargetRecord.Relation::rows).sum(),
                new TargetRecord.Sizes(table, index, table + index),
                List.of(),
                target.layout().indexDifferences(),
                relations,
                null,
                null,
                null);
    }
}
