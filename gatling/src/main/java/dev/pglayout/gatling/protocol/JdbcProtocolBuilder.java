package dev.pglayout.gatling.protocol;

import dev.pglayout.console.UserError;
import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a database is asked; for {@code setUp(…).protocols(…)}. */
public final class JdbcProtocolBuilder implements ProtocolBuilder {
    final Database database;
    final Map<String, Pace> paces = new LinkedHashMap<>();
    int connections = 8;
    Duration statementTimeout = Duration.ofSeconds(30);
    Duration connectionTimeout = Duration.ofSeconds(5);
    Listener listener = Listener.NONE;
    private JdbcProtocol built;

    JdbcProtocolBuilder(Database database) {
        this.database = database;
    }

    /** Size of the pool, opened before the first user starts; as many operations run at once. Default 8. */
    public JdbcProtocolBuilder connections(int number) {
        if (number <= 0) {
            throw UserError.badInput("connections must be 1 or more, got: %d", number);
        }
        this.connections = number;
        return this;
    }

    /** After which the server cancels a statement (SQLSTATE 57014); a server that does not answer at all is left. Default 30 s. */
    public JdbcProtocolBuilder statementTimeout(Duration timeout) {
        this.statementTimeout = timeout;
        return this;
    }

    /** How long a request may wait for a connection that must be opened anew, at least 250 ms. Default 5 s. */
    public JdbcProtocolBuilder connectionTimeout(Duration timeout) {
        this.connectionTimeout = timeout;
        return this;
    }

    /** When the requests of one scenario start; without it, when their users come to them. */
    public JdbcProtocolBuilder pace(String scenario, Pace pace) {
        paces.put(scenario, pace);
        return this;
    }

    /** Is told of every request, in nanoseconds. */
    public JdbcProtocolBuilder listener(Listener told) {
        this.listener = told;
        return this;
    }

    @Override
    public Protocol protocol() {
        if (built == null) {
            built = new JdbcProtocol(this);
        }
        return built;
    }
}
