package dev.pglayout.acceptance.commands;

import dev.pglayout.gatling.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs {@code load-test}. A process has Gatling's class path, which the build has written, as the launcher gives it. */
record LoadTests(Path folder, Pglayout pglayout) {
    private static final Path MODULE = Pglayout.HOME.resolve("gatling/target");

    /** On tiny data, with trials of a second. */
    private static final List<String> TINY = List.of(
            "--profile=smoke",
            "--rows-per-month=200",
            "--from=2024-01",
            "--to=2024-03",
            "--shared-buffers=48MB",
            "--max-users=2",
            "--warm-up=500ms",
            "--duration=1s",
            "--probe-duration=500ms");

    static LoadTests in(Path folder) throws IOException {
        return new LoadTests(folder, Pglayout.in(folder));
    }

    /** In this JVM; its trials are JVMs of their own in any case. */
    Outcome run(String... options) {
        return ThisJvm.run(Main::run, Map.of(), arguments(options));
    }

    /** A process, as the launcher starts it. */
    Running start(String... options) throws IOException {
        String classPath = MODULE.resolve("classes")
                + System.getProperty("path.separator")
                + Files.readString(MODULE.resolve("classpath")).strip();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpglayout.home=" + Pglayout.HOME,
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(arguments(options));
        return Running.start(folder, command, Map.of());
    }

    private List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("load-test", "--state-dir=" + pglayout.stateDir().root(), "--runs-dir=" + pglayout.runs()));
        List<String> given = List.of(options);
        TINY.stream().filter(option -> !named(given, option)).forEach(arguments::add);
        arguments.addAll(given);
        return arguments;
    }

    /** Until a trial of the newest run has begun to measure. */
    void awaitMeasuring(Running running) throws Exception {
        Path latest = pglayout.runs().resolve("latest");
        running.awaitThat(() -> Files.exists(latest.resolve("trials")) && measuring(latest));
    }

    private static boolean measuring(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run.toRealPath())) {
            return files.anyMatch(file -> file.getFileName().toString().equals("measuring"));
        }
    }

    private static boolean named(List<String> options, String option) {
        String name = option.replaceFirst("=.*", "=");
        return options.stream().anyMatch(each -> each.startsWith(name));
    }
}
