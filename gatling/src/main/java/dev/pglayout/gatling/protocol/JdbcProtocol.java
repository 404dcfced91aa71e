package dev.pglayout.gatling.protocol;

import io.gatling.core.protocol.Protocol;
import java.time.Duration;
import java.util.Map;

/** What all users of one database share. Compared by identity: each has a pool of its own. */
final class JdbcProtocol implements Protocol {
    final Database database;
    final int connections;
    final Duration statementTimeout;
    final Duration connectionTimeout;
    final Map<String, Pace> paces;
    final Listener listener;

    JdbcProtocol(JdbcProtocolBuilder builder) {
        this.database = builder.database;
        this.connections = builder.connections;
        this.statementTimeout = builder.statementTimeout;
        this.connectionTimeout = builder.connectionTimeout;
        this.paces = Map.copyOf(builder.paces);
        this.listener = builder.listener;
    }
}
