package dev.pglayout.gatling.pgbench;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs a program to its end. */
final class Programs {
    private Programs() {}

    /** What it printed; an error if it failed. */
    static String output(ProcessBuilder builder, String name) {
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw UserError.server("%s ended with exit code %d: %s", name, exit, output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UserError(ExitCode.SERVER, "cannot run %s: %s".formatted(name, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }
}
