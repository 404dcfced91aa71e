package dev.pglayout.gatling.record;

import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.workload.UnconfirmedRows;
import dev.pglayout.gatling.protocol.Work.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of writes that failed, those of the warm-up too: they are in the table like the others, or not. */
final class Unconfirmed {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private long count;

    void add(Write write) {
        for (Object[] set : write.sets()) {
            count++;
            if (rows.size() < UnconfirmedRows.MOST) {
                rows.add(row(write.operation().binds(), set));
            }
        }
    }

    /** By the columns that the binds are for. Documents are left out: no key is one, and they are most of a row. */
    private static Map<String, String> row(List<Bind> binds, Object[] set) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < set.length; i++) {
            Bind bind = binds.get(i);
            if (bind.source().kind() == Bind.Kind.NEW && bind.type() != Bind.Type.JSONB) {
                row.put(bind.source().column(), String.valueOf(set[i]));
            }
        }
        return row;
    }

    UnconfirmedRows result() {
        return new UnconfirmedRows(count, rows);
    }
}
