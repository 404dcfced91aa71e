package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.Operation.Kind;

/** Where an operation's statement comes from. */
sealed interface Text {
    String name();

    /** The catalog of the target. */
    record Named(String name) implements Text {}

    /** The simulation itself. */
    record Own(String name, String sql, Kind kind) implements Text {}
}
