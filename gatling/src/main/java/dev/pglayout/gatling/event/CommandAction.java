package dev.pglayout.gatling.event;

import dev.pglayout.console.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A command of pglayout that works on targets that are up, run on the target under load: {@code maintain drop --before 2024-02}.
 * What it takes away stays away: later rounds of the run ask the altered target.
 */
record CommandAction(Supplier<Object> command, List<String> arguments) implements LoadAction {
    @Override
    public String run(EventContext context) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--state-dir=" + context.stateDir());
        all.add("--layouts=" + context.target().key());
        int code = Commands.run(command.get(), all.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("ended with exit code " + code);
        }
        return String.join(" ", arguments);
    }
}
