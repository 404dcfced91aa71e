package dev.pglayout.gatling.protocol;

import io.gatling.core.action.builder.ActionBuilder;
import java.util.List;

/** Draws one of several operations or transactions by weight, each time a user comes to it. */
public final class MixBuilder implements io.gatling.javaapi.core.ActionBuilder {
    private final long seed;
    private final List<Part> parts;

    MixBuilder(long seed, List<Part> parts) {
        this.seed = seed;
        this.parts = List.copyOf(parts);
    }

    /**
     * @param weight relative to the others'; 0 never happens
     */
    public record Part(double weight, TransactionBuilder transaction) {}

    @Override
    public ActionBuilder asScala() {
        return RequestBuilder.of(database -> new Mixed(
                seed,
                parts.stream().mapToDouble(Part::weight).toArray(),
                parts.stream().map(part -> part.transaction().work(database)).toList()));
    }
}
