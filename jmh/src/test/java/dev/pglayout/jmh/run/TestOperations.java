package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Home;
import java.util.List;

/** The operations of the checkout's own catalog. */
final class TestOperations {
    static final List<Operation> ALL = List.copyOf(
            Catalog.load(Home.find().resolve("sql"), "events").operations().values());

    private TestOperations() {}

    static Operation named(String name) {
        return ALL.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
