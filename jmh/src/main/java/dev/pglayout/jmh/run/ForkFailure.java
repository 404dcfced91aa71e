package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds in JMH's output the one line that says why a fork failed. */
final class ForkFailure {
    private ForkFailure() {}

    static String reason(Path log, Exception failure) {
        try {
            List<String> lines = Files.readAllLines(log);
            for (int i = lines.size() - 1; i >= 0; i--) {
                String line = lines.get(i).strip();
                if (line.startsWith("Caused by: ")) {
                    return withoutClass(line.substring("Caused by: ".length()));
                }
            }
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> line.matches("[\\w.$]+(Exception|Error): .*"))
                    .findFirst()
                    .map(ForkFailure::withoutClass)
                    .orElse(failure.getMessage());
        } catch (IOException e) {
            return String.valueOf(failure.getMessage());
        }
    }

    /** Of a fork whose servers are well: a target that lost rows is none of pglayout's defects. */
    static ExitCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError user && user.exitCode() == ExitCode.VERIFICATION_FAILED) {
                return ExitCode.VERIFICATION_FAILED;
            }
        }
        return ExitCode.INTERNAL;
    }

    private static String withoutClass(String line) {
        return line.replaceFirst("^[\\w.$]+: ", "");
    }
}
