package dev.pglayout.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every {@code main} does around its commands. */
public final class Program {
    private Program() {}

    /**
     * Runs the command and ends the JVM with its exit code. {@code COMMAND --properties FILE} is what a build calls: the options
     * are then properties in that file.
     *
     * @param root all commands
     */
    public static void main(Object root, MavenProperties properties, String... args) {
        // Holds if a signal ends this process before it can say anything else.
        reported(ExitCode.INTERRUPTED.code());
        System.exit(reported(run(root, properties, args)));
    }

    /** The same in a JVM that goes on: the exit code is returned. */
    public static int run(Object root, MavenProperties properties, String... args) {
        try {
            return Commands.run(root, expanded(properties, args));
        } catch (UserError e) {
            System.err.println("pglayout: " + e.getMessage());
            return e.exitCode().code();
        }
    }

    /** Leaves the exit code where the build finds it: Maven's own is 1 for everything. */
    private static int reported(int code) {
        String file = System.getProperty("pglayout.exit-file");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), String.valueOf(code));
            } catch (IOException e) {
                System.err.println("pglayout: cannot write " + file + ": " + e.getMessage());
            }
        }
        return code;
    }

    private static String[] expanded(MavenProperties properties, String... args) {
        if (args.length != 3 || !args[1].equals("--properties")) {
            return args;
        }
        List<String> all = new ArrayList<>(List.of(args[0]));
        all.addAll(properties.arguments(Path.of(args[2])));
        return all.toArray(String[]::new);
    }
}
