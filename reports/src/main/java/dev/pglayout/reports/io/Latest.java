package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** {@code latest}: a symbolic link to the newest run, or a text file with its name where links are not possible. */
final class Latest {
    private Latest() {}

    static void point(Path run) {
        Path folder = run.toAbsolutePath().normalize();
        Path latest = folder.resolveSibling(RunFolder.LATEST);
        if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            throw UserError.badInput("%s is a folder, not the link to the newest run; move it away", latest);
        }
        try {
            link(latest, folder.getFileName());
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Windows without the privilege, FAT, some network shares.
            Io.replace(latest, (folder.getFileName() + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw Io.cannot("write", latest, e);
        }
    }

    /** The newest run's folder. */
    static Path resolve(Path runs) {
        Path latest = runs.resolve(RunFolder.LATEST);
        try {
            if (Files.isDirectory(latest)) {
                return latest.toRealPath();
            }
            if (Files.isRegularFile(latest)) {
                return runs.resolve(Files.readString(latest, UTF_8).strip());
            }
        } catch (IOException e) {
            throw Io.cannot("read", latest, e);
        }
        throw UserError.badInput("no 'latest' run in %s; run the benchmark first, or name a run's folder", runs);
    }

    private static void link(Path latest, Path target) throws IOException {
        Path temp = latest.resolveSibling("." + RunFolder.LATEST + "-" + target);
        Files.deleteIfExists(temp);
        Files.createSymbolicLink(temp, target);
        try {
            Io.move(temp, latest);
        } finally {
            Files.deleteIfExists(temp);
        }
    }
}
