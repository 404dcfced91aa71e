package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The folder of one run. A finished run is immutable: its raw data are never written again. */
public final class RunFolder {
    public static final String RUN = "run.json";
    public static final String FORKS = "forks.jsonl";
    public static final String VERDICTS = "verdicts.json";
    public static final String LATEST = "latest";

    private static final Set<Run.Status> RESUMABLE =
            Set.of(Run.Status.RUNNING, Run.Status.INTERRUPTED, Run.Status.SERVER_LOST);

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Makes {@code <runs>/<date>-<short id>}; never an existing folder. */
    public static RunFolder create(Path runs, LocalDate date) {
        return create(runs.resolve("%s-%06x".formatted(date, new SecureRandom().nextInt(1 << 24))));
    }

    /** Makes exactly {@code path}, which must not exist. */
    public static RunFolder create(Path path) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            return new RunFolder(Files.createDirectory(path));
        } catch (FileAlreadyExistsException e) {
            throw UserError.badInput("run folder %s exists already; a run is written once, name a new folder", path);
        } catch (IOException e) {
            throw Io.cannot("create the run folder", path, e);
        }
    }

    /** Opens a run that did not end, to go on with it; a finished one is refused. */
    public static RunFolder resume(Path path) {
        Run run = RunReader.raw(path.resolve(RUN));
        refuseUnlessResumable(run, path);
        RunFolder folder = new RunFolder(path);
        folder.dropTruncatedLine();
        return folder;
    }

    /** Opens a folder to write what is derived from its raw data. */
    public static RunFolder of(Path path) {
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    public String runId() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Adds one fork and returns when it is on disk: whatever happens next, it is not lost. */
    public void append(Fork fork) {
        Path file = path.resolve(FORKS);
        try (FileChannel channel = FileChannel.open(file, CREATE, APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((Json.MAPPER.writeValueAsString(fork) + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw Io.cannot("append to", file, e);
        }
    }

    /** Moves forks that must be measured again out of the raw data, into {@code forks-left-out.jsonl}. */
    public void setAside(List<Fork> leftOut, List<Fork> kept) {
        Path file = path.resolve("forks-left-out.jsonl");
        try {
            String before = Files.exists(file) ? Files.readString(file, UTF_8) : "";
            Io.replace(file, (before + lines(leftOut)).getBytes(UTF_8));
            Io.replace(path.resolve(FORKS), lines(kept).getBytes(UTF_8));
        } catch (IOException e) {
            throw Io.cannot("set forks aside in", file, e);
        }
    }

    private static String lines(List<Fork> forks) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Fork fork : forks) {
            lines.append(Json.MAPPER.writeValueAsString(fork)).append('\n');
        }
        return lines.toString();
    }

    /** Replaces {@code run.json} as a whole, unless the run there is finished or another one. */
    public void write(Run run) {
        Path file = path.resolve(RUN);
        byte[] json = bytes(Json.pretty(), run);
        if (Files.exists(file)) {
            if (sameContent(file, json)) {
                return;
            }
            Run there = RunReader.raw(file);
            refuseFinished(there, path);
            if (!there.runId().equals(run.runId())) {
                throw UserError.badInput(
                        "%s holds run %s; %s is not written over it", path, there.runId(), run.runId());
            }
        }
        Io.replace(file, json);
    }

    public void write(List<VerdictRecord> verdicts) {
        Io.replace(path.resolve(VERDICTS), bytes(Json.pretty(), verdicts));
    }

    /** Writes a derived file (report, CSV) as a whole. */
    public void write(String name, String text) {
        Io.replace(path.resolve(name), text.getBytes(UTF_8));
    }

    /** Makes {@code latest} beside this folder point here. */
    public void markLatest() {
        Latest.point(path);
    }

    /** Refuses a run that there is nothing to go on with, or that was begun by another method. */
    public static void refuseUnlessResumable(Run run, Path path) {
        refuseFinished(run, path);
        if (run.schemaVersion() < Run.SCHEMA_VERSION) {
            throw UserError.badInput(
                    "run %s in %s was begun by an older pglayout, whose blocks are made otherwise: it cannot be gone on with;"
                            + " 'pglayout report' shows what it measured, start a new run",
                    run.runId(), path);
        }
    }

    private static void refuseFinished(Run run, Path path) {
        if (!RESUMABLE.contains(run.status())) {
            throw UserError.badInput(
                    "run %s in %s is finished (%s) and is never changed; start a new run",
                    run.runId(), path, run.status());
        }
    }

    /** A line cut short by a crash would glue itself to the next one. */
    private void dropTruncatedLine() {
        Path file = path.resolve(FORKS);
        try {
            if (!Files.exists(file)) {
                return;
            }
            String text = Files.readString(file, UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            if (end < text.length()) {
                Io.replace(file, text.substring(0, end).getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw Io.cannot("mend", file, e);
        }
    }

    private static boolean sameContent(Path file, byte[] content) {
        try {
            return Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    private static byte[] bytes(ObjectWriter writer, Object value) {
        try {
            return (writer.writeValueAsString(value) + "\n").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
