package dev.pglayout.gatling.protocol;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.catalog.RowCount;
import dev.pglayout.fixtures.catalog.RowDescription;
import dev.pglayout.fixtures.workload.BindSource;
import io.gatling.javaapi.core.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What users of a protocol ask: a target with its catalog, or any other database. */
abstract class Database {
    private static final RowCount ANY = new RowCount(0, OptionalLong.empty());
    private static final RowDescription NO_ROWS = new RowDescription(List.of(), Optional.empty());

    private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();
    private final Map<BoundSql, BoundSql> statements = new ConcurrentHashMap<>();

    /** A session with these settings; keys that begin with {@code driver.} go to the driver. */
    abstract Connection connect(Map<String, String> settings);

    abstract Operation named(String name);

    abstract BoundSql sql(Operation operation);

    abstract BindSource source(Operation operation);

    Operation operation(OperationBuilder builder) {
        if (builder.text instanceof Text.Own own) {
            List<Bind> binds =
                    builder.given.stream().map(OperationBuilder.Given::bind).toList();
            return new Operation(
                    own.name(),
                    "",
                    own.kind(),
                    binds,
                    ANY,
                    false,
                    Map.of(),
                    1,
                    Duration.ZERO,
                    Path.of(own.name()),
                    own.sql(),
                    NO_ROWS);
        }
        return named(builder.text.name());
    }

    /** The same object wherever a simulation asks for the same: connections know by it what they have prepared and planned. */
    BoundSql statement(Operation operation) {
        return statements.computeIfAbsent(sql(operation), Function.identity());
    }

    /** What the catalog gives to settle an operation's plan with; empty where the simulation itself gives the binds. */
    Optional<Object[][]> primingBinds(Operation operation, OperationBuilder builder) {
        if (builder.text instanceof Text.Own || !builder.given.isEmpty()) {
            return Optional.empty();
        }
        BindSource source = source(operation);
        return Optional.of(operation.kind() == Kind.WRITE ? source.batch(0) : new Object[][] {source.bindSet(0)});
    }

    Binds binds(Operation operation, OperationBuilder builder) {
        if (builder.given.isEmpty() && !operation.binds().isEmpty()) {
            AtomicLong number = numbers.computeIfAbsent(operation.name(), name -> new AtomicLong());
            return Binds.seeded(operation, () -> source(operation), number);
        }
        Map<String, Function<Session, Object>> values = new HashMap<>();
        builder.given.forEach(given -> values.put(given.bind().name(), given.value()));
        return Binds.given(operation.binds().stream()
                .map(bind -> value(bind, values, operation))
                .toList());
    }

    private static Function<Session, Object> value(
            Bind bind, Map<String, Function<Session, Object>> values, Operation operation) {
        Function<Session, Object> value = values.get(bind.name());
        if (value == null) {
            throw UserError.badInput(
                    "operation '%s': bind '%s' is not given; give all of %s or none",
                    operation.name(),
                    bind.name(),
                    operation.binds().stream().map(Bind::name).toList());
        }
        return value;
    }
}
