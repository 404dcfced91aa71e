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

    private TrialJvm() {}

    static List<String> command(TrialSpec spec, Path specFile, String heap) {
        return command(
                Simulations.of(spec.model()),
                specFile.getParent().resolve(TrialRemains.RESULTS),
                heap,
                List.of("-D" + TrialProperties.SPEC + "=" + specFile));
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
                // A fixed heap and the serial collector: no resizing, and no collector threads beside the server on
                // small machines. Half of it for the young: a request leaves nothing behind.
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:NewRatio=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Duser.timezone=UTC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
}
