package dev.pglayout.gatling.trial;

import io.gatling.javaapi.core.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a trial's JVM is started: the same for all arms. */
public final class TrialJvm {
    private static final Path TIMER_SLACK = Path.of("/proc/self/timerslack_ns");

    /** Linux lets a sleeping thread sleep 50 µs longer to save power: as long as a lookup takes. Threads inherit it. */
    private static final String EXACT_TIMERS = "{ echo 1000 > /proc/$$/timerslack_ns; } 2>/dev/null; exec \"$@\"";

    /**
     * The optimizing compiler waits for thousands of calls: at a given rate it would start when the measuring has begun, take the
     * processors from client and servers for seconds, and be seen as lag. The quick one is done within the warm-up.
     */
    private static final String QUICKLY_COMPILED = "-XX:TieredStopAtLevel=1";

    private TrialJvm() {}

    static List<String> command(TrialSpec spec, Path specFile, String heap) {
        List<String> options = new ArrayList<>(List.of("-D" + TrialProperties.SPEC + "=" + specFile));
        if (spec.model().scheduled()) {
            options.add(QUICKLY_COMPILED);
        }
        return command(Simulations.of(spec.model()), specFile.getParent().resolve(TrialRemains.RESULTS), heap, options);
    }

    /** @param options further ones of the JVM */
    public static List<String> command(
            Class<? extends Simulation> simulation, Path results, String heap, List<String> options) {
        List<String> command = new ArrayList<>();
        if (Files.exists(TIMER_SLACK)) {
            command.addAll(List.of("/bin/sh", "-c", EXACT_TIMERS, "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(conditions(heap));
        // Not the console: its table costs CPU beside the server, and nobody looks.
        command.add("-Dgatling.data.writers.0=file");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("--simulation", simulation.getName(), "--results-folder", results.toString()));
        return command;
    }

    /** What every JVM has that measures; {@code gatling/pom.xml} gives the same to Gatling's Maven plugin. */
    static List<String> conditions(String heap) {
        return List.of(
                // A fixed heap that is there from the start, and the serial collector: no resizing, no page faults
                // within pauses, no collector threads beside the server on small machines. Half of it for the young: a
                // request leaves nothing behind. Metadata for all of Gatling, or its loading collects the whole heap.
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:NewRatio=1",
                "-XX:+AlwaysPreTouch",
                "-XX:MetaspaceSize=128m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // A user who died of it would be waited for, for ever.
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Duser.timezone=UTC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
}
