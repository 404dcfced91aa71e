package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.workload.ConnectionRunners;
import dev.pglayout.fixtures.workload.OperationRunner;
import io.gatling.javaapi.core.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operation as this database has it, with where its binds come from; runs through the runner that JMH uses too. */
public final class Step {
    private final Operation operation;
    private final BoundSql sql;
    private final Binds binds;
    private final Optional<Object[][]> primingBinds;
    private final List<Check> checks;
    private final List<OperationBuilder.Save> saves;

    private Step(Operation operation, OperationBuilder builder, Database database) {
        this.operation = operation;
        this.sql = database.statement(operation);
        this.binds = database.binds(operation, builder);
        this.primingBinds = database.primingBinds(operation, builder);
        this.checks = builder.checks;
        this.saves = builder.saves;
    }

    static Step of(OperationBuilder builder, Database database) {
        return new Step(database.operation(builder), builder, database);
    }

    /** Settles its plan on a connection that does not have it yet; statements of the simulation's own are left to its warm-up. */
    void prime(ConnectionRunners connection) throws SQLException {
        if (primingBinds.isPresent()) {
            connection.prime(operation, sql, primingBinds.get());
        }
    }

    /** @param name of the request that it is, or is a part of */
    Drawn draw(String name, Session session) {
        return new Drawn(name, binds.next(session));
    }

    /** The step with its binds: one set for a read, a batch for a write. */
    final class Drawn implements Work.Call {
        private final String name;
        private final Object[][] sets;

        Drawn(String name, Object[][] sets) {
            this.name = name;
            this.sets = sets;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long execute(ConnectionRunners connection, Map<String, Object> saved) throws SQLException {
            return operation.kind() == Kind.READ
                    ? executeWithin(connection, saved)
                    : written(runner(connection).executeBatch(sets));
        }

        long executeWithin(ConnectionRunners connection, Map<String, Object> saved) throws SQLException {
            OperationRunner runner = runner(connection);
            if (operation.kind() == Kind.WRITE) {
                return written(runner.write(sets));
            }
            if (checks.isEmpty() && saves.isEmpty()) {
                runner.execute(sets[0]);
            } else {
                look(runner.fetch(sets[0]), saved);
            }
            count(runner.rowCount(), 1);
            return 0;
        }

        @Override
        public List<Work.Write> writes() {
            return operation.kind() == Kind.WRITE ? List.of(new Work.Write(operation, sets)) : List.of();
        }

        @Override
        public Map<String, Object> room() {
            return saves.isEmpty() ? Map.of() : new HashMap<>();
        }

        private long written(long rows) {
            count(rows, sets.length);
            return rows;
        }
    }

    private OperationRunner runner(ConnectionRunners connection) throws SQLException {
        return connection.runner(operation, sql);
    }

    private void look(List<Map<String, Object>> rows, Map<String, Object> saved) {
        for (Check check : checks) {
            check.require(operation.name(), rows);
        }
        for (OperationBuilder.Save save : saves) {
            if (rows.isEmpty() || !rows.get(0).containsKey(save.column())) {
                throw new WrongAnswer(operation.name() + ": no column " + save.column() + " to save");
            }
            saved.put(save.attribute(), rows.get(0).get(save.column()));
        }
    }

    private void count(long rows, int executions) {
        boolean right = executions == 1
                ? operation.rows().allows(rows)
                : rows >= operation.rows().min() * executions;
        if (!right) {
            // Without the number found: as many messages as numbers would fill Gatling's table of errors.
            throw new WrongAnswer(
                    "%s: not the expected number of rows, %s".formatted(operation.name(), operation.rows()));
        }
    }
}
