package dev.pglayout.gatling.protocol;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Credentials;
import dev.pglayout.fixtures.workload.BindSource;
import java.sql.Connection;
import java.util.Map;

/** Any database: no catalog, so every statement and its binds come from the simulation. */
final class ByUrl extends Database {
    private final String url;
    private final Credentials credentials;

    ByUrl(String url, Credentials credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    @Override
    Connection connect(Map<String, String> settings) {
        return Connections.open(url, credentials, settings);
    }

    @Override
    Operation named(String name) {
        throw UserError.badInput(
                "operation '%s': a database given by its URL has no catalog; use sql(name, text)", name);
    }

    @Override
    BoundSql sql(Operation operation) {
        return BoundSql.of(operation);
    }

    @Override
    BindSource source(Operation operation) {
        throw UserError.badInput("operation '%s': give its binds with bind(…)", operation.name());
    }
}
