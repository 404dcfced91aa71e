package dev.pglayout.reports.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.FileTrouble;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Whole-file writes: a reader sees the old file or the new one, never a half. */
final class Io {
    private Io() {}

    static void replace(Path file, byte[] content) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Path temp = Files.createTempFile(parent, "." + file.getFileName() + "-", ".tmp");
            try {
                writeAndForce(temp, content);
                shareLikeOtherFiles(temp);
                move(temp, file);
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw cannot("write", file, e);
        }
    }

    static UserError cannot(String what, Path file, IOException e) {
        return new UserError(ExitCode.BAD_INPUT, "cannot %s %s: %s".formatted(what, file, FileTrouble.words(e)), e);
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, REPLACE_EXISTING);
        }
    }

    private static void writeAndForce(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Temporary files are private to their owner; results hold no secret and are handed around. */
    private static void shareLikeOtherFiles(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
