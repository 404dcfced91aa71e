package dev.pglayout.acceptance.commands;

import dev.pglayout.acceptance.ClassPathInJars;
import dev.pglayout.acceptance.TestServers;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.jmh.cli.Main;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs pglayout as a user does, with a state directory and a folder of runs of its own. A command that is awaited runs in this
 * JVM; one that is started is a process, for what is done to it meanwhile.
 */
final class Pglayout {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> TINY = List.of(
            "--profile=smoke", "--rows-per-month=200", "--from=2024-01", "--to=2024-03", "--shared-buffers=48MB");

    private final Path folder;
    private final StateDir stateDir;
    private final Map<String, String> environment;
    private final Optional<Map<String, String>> properties;

    private Pglayout(
            Path folder, StateDir stateDir, Map<String, String> environment, Optional<Map<String, String>> properties) {
        this.folder = folder;
        this.stateDir = stateDir;
        this.environment = environment;
        this.properties = properties;
    }

    /** @param folder of the test: runs, and what the commands print */
    static Pglayout in(Path folder) {
        return new Pglayout(
                folder, TestServers.stateDir(TestServers.FOLDER.resolve("commands")), Map.of(), Optional.of(Map.of()));
    }

    /** The same with these variables on top of this JVM's own, so that every command is a process. */
    Pglayout with(Map<String, String> variables) {
        return new Pglayout(folder, stateDir, variables, variables.isEmpty() ? properties : Optional.empty());
    }

    /** The same with what these servers ask for: by variables in processes, by system properties in this JVM. */
    Pglayout with(ForeignServers servers) throws IOException {
        return new Pglayout(folder, stateDir, servers.environment(), Optional.of(servers.properties()));
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
        return run("bench", tiny(options, "--runs-dir=" + runs()));
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
        return run(arguments(command, options));
    }

    /** With exactly these arguments. */
    Outcome run(List<String> arguments) throws IOException, InterruptedException {
        return properties.isPresent()
                ? ThisJvm.run(properties.get(), arguments)
                : java(arguments).await();
    }

    Running start(String command, String... options) throws IOException {
        return java(arguments(command, options));
    }

    private List<String> arguments(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--state-dir=" + stateDir.root()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** A command that needs no state directory. */
    Outcome alone(String command, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    /** {@code bench} on tiny data, and all that it starts, in a process group of its own as a shell makes one. */
    Running startBenchInGroup(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(command(List.of("bench", "--state-dir=" + stateDir.root())));
        command.addAll(List.of(tiny(options, "--runs-dir=" + runs())));
        return Running.start(folder, command, environment);
    }

    /** A process with exactly these arguments. */
    Running java(List<String> arguments) throws IOException {
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
                ClassPathInJars.get(),
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
