package dev.pglayout.gatling.protocol;

import io.gatling.core.action.Action;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ScenarioContext;
import java.util.function.Function;

/** Builds the action of one step of a scenario. */
interface RequestBuilder extends ActionBuilder {
    static RequestBuilder of(Function<Database, Work> work) {
        return (context, next) -> {
            JdbcComponents components = context.protocolComponentsRegistry().components(JdbcKey.KEY);
            Work whole = work.apply(components.database());
            components.pool().prime(whole);
            return new Request(
                    whole,
                    components,
                    context.coreComponents().clock(),
                    context.coreComponents().statsEngine(),
                    next);
        };
    }

    @Override
    Action build(ScenarioContext context, Action next);
}
