package dev.pglayout.gatling.pgbench;

import java.util.List;

/**
 * What both sides ask.
 *
 * @param updates per cent of the requests that change a row; the others look one up by its primary key
 */
record Asking(String name, int clients, int updates) {
    static final List<Asking> ALL = List.of(
            new Asking("lookups", 8, 0), new Asking("lookups", 200, 0), new Asking("80/20 lookups and updates", 8, 20));

    String title() {
        return "%s, %d clients".formatted(name, clients);
    }
}
