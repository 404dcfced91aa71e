package dev.pglayout.harness;

import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where run folders are made. */
public final class RunsFolder {
    private RunsFolder() {}

    /** Makes it where it is missing; refuses one that cannot be written to, before anything is started. */
    public static void require(Path runs) {
        try {
            Files.createDirectories(runs);
        } catch (IOException e) {
            String reason =
                    e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : "no permission";
            throw UserError.badInput(
                    "cannot make the folder of runs %s: %s; name another with --runs-dir", runs, reason);
        }
        if (!Files.isWritable(runs)) {
            throw UserError.badInput("the folder of runs %s is not writable; name another with --runs-dir", runs);
        }
    }
}
