package dev.pglayout.acceptance.commands;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.jmh.cli.Main;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs pglayout as a user does: each command is a process, with a state directory and a folder of runs of its own. */
final class Pglayout {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> TINY = List.of(
            "--profile=smoke", "--rows-per-month=200", "--from=2024-01", "--to=2024-03", "--shared-buffers=48MB");

    private final Path folder;
    private final StateDir stateDir;
    private final Map<String, String> environment;

    private Pglayout(Path folder, StateDir stateDir, Map<String, String> environment) {
        this.folder = folder;
        this.stateDir = stateDir;
        this.environment = environment;
    }

    /** @param folder of the test: runs, and what the commands print */
    static Pglayout in(Path folder) throws IOException {
        Path state = Files.createDirectories(Path.of("target", "commands"));
        Path binaries = state.resolve("binaries");
        if (Files.notExists(binaries)) {
            // Unpacking them takes longer than any of these tests.
            TestServers.provider().serverVersion();
            Files.createSymbolicLink(binaries, TestServers.stateDir().binaries().toAbsolutePath());
        }
        return new Pglayout(folder, new StateDir(state), Map.of());
    }

    /** The same with these variables in its environment. */
    Pglayout with(Map<String, String> variables) {
        return new Pglayout(folder, stateDir, variables);
    }

    StateDir stateDir() {
        return stateDir;
    }

    Path runs() {
        return folder.resolve("runs");
    }

    /** The newest run. */
    Run run() {
        return RunReader.readAny("latest", runs()).run();
    }

    /** {@code bench} on tiny data. */
    Outcome bench(String... options) throws IOException, InterruptedException {
        return startBench(options).await();
    }

    Running startBench(String... options) throws IOException {
        return start("bench", tiny(options, "--runs-dir=" + runs()));
    }

    Outcome resume() throws IOException, InterruptedException {
        return run("bench", "--runs-dir=" + runs(), "--resume=latest");
    }

    /** A command that takes a profile, on tiny data. */
    Outcome onTiny(String command, String... options) throws IOException, InterruptedException {
        return run(command, tiny(options));
    }

    Running startOnTiny(String command, String... options) throws IOException {
        return start(command, tiny(options));
    }

    Outcome run(String command, String... options) throws IOException, InterruptedException {
        return start(command, options).await();
    }

    Running start(String command, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, "--state-dir=" + stateDir.root()));
        arguments.addAll(List.of(options));
        return java(arguments);
    }

    /** A command that needs no state directory. */
    Outcome alone(String command, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(options));
        return java(arguments).await();
    }

    /** {@code bench} on tiny data, and all that it starts, in a process group of its own as a shell makes one. */
    Running startBenchInGroup(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(command(List.of("bench", "--state-dir=" + stateDir.root())));
        command.addAll(List.of(tiny(options, "--runs-dir=" + runs())));
        return Running.start(folder, command, environment);
    }

    /** With exactly these arguments. */
    Running java(List<String> arguments) throws IOException {
        return java(arguments, environment);
    }

    /** @param environment on top of this process's own */
    Running java(List<String> arguments, Map<String, String> environment) throws IOException {
        return Running.start(folder, command(arguments), environment);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpglayout.home=" + HOME,
                // Gatling's logger is on this class path too, and on none of the launcher's for these commands.
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String[] tiny(String[] options, String... more) {
        List<String> all = new ArrayList<>(TINY);
        all.addAll(List.of(more));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }
}
