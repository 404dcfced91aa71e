package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.Bind;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** One operation of a simulation. Immutable: every method returns a new one. */
public final class OperationBuilder implements io.gatling.javaapi.core.ActionBuilder {
    final Text text;
    final List<Given> given;
    final List<Check> checks;
    final List<Save> saves;

    OperationBuilder(Text text, List<Given> given, List<Check> checks, List<Save> saves) {
        this.text = text;
        this.given = given;
        this.checks = checks;
        this.saves = saves;
    }

    /** A bind whose value the simulation gives. */
    record Given(Bind bind, Function<Session, Object> value) {}

    /** A column of the first row that goes into the session. */
    record Save(String column, String attribute) {}

    /**
     * Gives a bind instead of the header's source; for {@code sql} and {@code write} every bind must be given.
     *
     * @param value of the Java class that belongs to the type: Integer, Long, String, BigDecimal, UUID, OffsetDateTime
     */
    public OperationBuilder bind(String name, Bind.Type type, Function<Session, Object> value) {
        Bind bind = new Bind(name, type, new Bind.Source(Bind.Kind.GIVEN, ""));
        return new OperationBuilder(text, plus(given, new Given(bind, value)), checks, saves);
    }

    /** Takes a bind from the session attribute of the same name, where a feeder or an earlier answer put it. */
    public OperationBuilder bind(String name, Bind.Type type) {
        return bind(name, type, session -> session.get(name));
    }

    /** Makes an answer a KO unless its rows are as expected; the declared number of rows is always checked. */
    public OperationBuilder check(String expected, Predicate<List<Map<String, Object>>> rows) {
        return new OperationBuilder(text, given, plus(checks, new Check(expected, rows)), saves);
    }

    /** Saves a column of the answer's first row into the session. */
    public OperationBuilder save(String column, String attribute) {
        return new OperationBuilder(text, given, checks, plus(saves, new Save(column, attribute)));
    }

    Work.Single work(Database database) {
        return work(text.name(), database);
    }

    /** @param name under which it is reported */
    Work.Single work(String name, Database database) {
        return new Work.Single(name, Step.of(this, database));
    }

    @Override
    public ActionBuilder asScala() {
        return RequestBuilder.of(this::work);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}
