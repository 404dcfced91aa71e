package dev.pglayout.acceptance.commands;

import dev.pglayout.acceptance.ClassPathInJars;
import dev.pglayout.jmh.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Runs a command in this JVM, for tests to which only its input, its output and its exit code matter: starting a JVM for it
 * takes longer than most commands. Processes remain where signals, the environment or standard input are tested.
 */
final class ThisJvm {
    private ThisJvm() {}

    /** @param properties system properties while it runs */
    static Outcome run(Map<String, String> properties, List<String> arguments) {
        return run(Main::run, properties, arguments);
    }

    /** @param main runs the arguments and returns the exit code */
    static synchronized Outcome run(
            ToIntFunction<String[]> main, Map<String, String> properties, List<String> arguments) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("pglayout.home", Pglayout.HOME.toString());
        // For the forks that it starts.
        all.put("java.class.path", ClassPathInJars.get());
        Map<String, String> before = new HashMap<>();
        all.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        int code;
        try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setOut(toOut);
            System.setErr(toErr);
            code = main.applyAsInt(arguments.toArray(String[]::new));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            before.forEach(ThisJvm::restore);
        }
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
