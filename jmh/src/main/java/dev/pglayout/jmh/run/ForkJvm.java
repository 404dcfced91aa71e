package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.jmh.session.ForkSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a fork's JVM starts: quickly, because hundreds of them do, and the same for all arms. */
final class ForkJvm {
    private final StateDir stateDir;
    private final ForkTimes times;

    ForkJvm(StateDir stateDir, ForkTimes times) {
        ForkClassPath.use();
        this.stateDir = stateDir;
        this.times = times;
    }

    /** @param arm any arm: training the class archive needs something to measure */
    List<String> arguments(String arm) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                // A fixed heap and the serial collector: no resizing and no collector threads beside the server on
                // small machines.
                "-Xms" + times.heap(),
                "-Xmx" + times.heap(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // The quick compiler alone: the optimizing one would still be at work for a second of the two that a
                // fork measures,
                // with slices getting ever quicker. What the client's code takes is the same for all arms.
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                ForkSettings.stateDirArgument(stateDir)));
        ClassDataSharing sharing = new ClassDataSharing(stateDir.root().resolve("cds"));
        sharing.train(arguments, arm);
        arguments.addAll(sharing.arguments());
        return arguments;
    }
}
