package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.IndexSize;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.render.view.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeTablesTest {
    @Test
    void anUnevenServerIsNamedAndAnEvenOneIsNot() {
        assertThat(rows(target(relation("shard-0", "a", 900), relation("shard-1", "b", 100))))
                .first()
                .satisfies(row -> {
                    assertThat(row.marked()).isTrue();
                    assertThat(row.cells()).contains("server", "1.80×", "warning: uneven, shard-0 holds 90\u00a0%");
                });
        assertThat(rows(target(relation("shard-0", "a", 510), relation("shard-1", "b", 490))))
                .isNotEmpty()
                .noneMatch(Table.Row::marked);
    }

    @Test
    void rowsInADefaultPartitionAreWarnedOfAndItsEmptinessIsNoUnevenness() {
        TargetRecord clean = target(
                relation("single", "events_2024_01", 100),
                relation("single", "events_2024_02", 100),
                relation("single", "events_default", 0));
        assertThat(rows(clean)).singleElement().satisfies(row -> assertThat(row.cells())
                .contains("1.00×", ""));

        TargetRecord late = target(relation("single", "events_2024_01", 100), relation("single", "events_default", 3));
        assertThat(rows(late)).singleElement().satisfies(row -> assertThat(
                        row.cells().get(6))
                .startsWith("warning: rows that every query has to search"));
    }

    @Test
    void indexesOfOneKindAreSummedOverPartitions() {
        TargetRecord target = target(
                withIndex("app.events_2024_01", "app.events_2024_01_pkey"),
                withIndex("app.events_2024_02", "app.events_2024_02_pkey"));

        assertThat(SizeTables.of(List.of(target)).get(2).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).containsExactly("pkey", "2", "200 B", "100 B", "20 B"));
        assertThat(SizeTables.text(target)).contains("app.events_2024_02", "pgstattuple", "Free and dead space");
    }

    @Test
    void recordsOfOlderRunsHaveNoIndexesAndNoWaste() {
        Relation old = relation("coordinator", "a", 1);

        assertThat(old.server()).isEqualTo("coordinator");
        assertThat(old.indexSizes()).isEmpty();
        assertThat(SizeTables.of(List.of(target(old)))).isEmpty();
    }

    private static List<Table.Row> rows(TargetRecord target) {
        return SizeTables.of(List.of(target)).get(0).rows();
    }

    private static Relation relation(String node, String name, long rows) {
        return new Relation(node, name, rows, 8192, 8192, List.of());
    }

    private static Relation withIndex(String name, String index) {
        return new Relation(
                "single",
                name,
                10,
                8192,
                100,
                List.of(),
                "single",
                800L,
                "pgstattuple",
                List.of(new IndexSize(index, 100, 10L)));
    }

    private static TargetRecord target(Relation... relations) {
        return new TargetRecord(
                "layout",
                "title",
                "single",
                "embedded",
                null,
                null,
                0,
                null,
                List.of(),
                List.of(),
                List.of(relations),
                null,
                null,
                null);
    }
}
