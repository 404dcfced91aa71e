package dev.pglayout.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * JMH's own lock file, held for the whole run: two benchmarks on one machine disturb each other. It warns and does not
 * refuse, because blocks and the A/A arm show the disturbance, and a nightly run should not be lost to it.
 */
public final class MeasuringLock implements AutoCloseable {
    private final FileChannel channel;
    private final boolean alone;

    private MeasuringLock(FileChannel channel, boolean alone) {
        this.channel = channel;
        this.alone = alone;
    }

    public static MeasuringLock tryTake() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            return new MeasuringLock(channel, lock != null);
        } catch (IOException e) {
            // Somebody else's file: nothing can be said about other runs.
            return new MeasuringLock(null, true);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Optional<String> warning() {
        return alone
                ? Optional.empty()
                : Optional.of("warning: another run is measuring on this machine; expect noise in both");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
