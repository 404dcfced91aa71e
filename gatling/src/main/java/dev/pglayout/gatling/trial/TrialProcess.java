package dev.pglayout.gatling.trial;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.gatling.record.TrialRecorder;
import dev.pglayout.reports.model.loadtest.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One trial in a JVM of its own, so that none inherits the compiled code, heap or connections of another. */
public final class TrialProcess {
    static final String LOG = "gatling.log";
    private static final String SPEC = "trial-spec.json";
    private static final long LOOK_EVERY_MILLIS = 20;

    private final TrialSpec spec;
    private final Path folder;
    private final Process process;

    private TrialProcess(TrialSpec spec, Path folder, Process process) {
        this.spec = spec;
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts a trial against a target that is up.
     *
     * @param folder its own, existing and empty
     * @param heap of its JVM, as {@code -Xmx} takes it
     */
    public static TrialProcess start(TrialSpec spec, Path folder, String heap) {
        Path file = folder.toAbsolutePath().resolve(SPEC);
        spec.write(file);
        ProcessBuilder builder = new ProcessBuilder(TrialJvm.command(spec, file, heap))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile());
        try {
            return new TrialProcess(spec, folder, builder.start());
        } catch (IOException e) {
            throw new UserError(ExitCode.INTERNAL, "cannot start a JVM: " + e.getMessage(), e);
        }
    }

    /**
     * Waits for its end.
     *
     * @param measuring told once, when the measured phase begins
     * @return what it left; FAILED with the reason if it could not run
     */
    public Trial await(Consumer<Instant> measuring) throws InterruptedException {
        boolean told = false;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) || !told) {
            if (!told && Files.exists(folder.resolve(TrialRecorder.MEASURING))) {
                measuring.accept(began());
                told = true;
            } else if (!process.isAlive()) {
                break;
            }
        }
        return new TrialRemains(spec, folder, process.exitValue()).collect();
    }

    /** Ends it early: what it measured is kept, and its status says so. */
    public void interrupt() {
        process.destroy();
    }

    /** As Gatling ended: 0, 2 if an assertion failed, 1 if it could not run. Call it after {@link #await}. */
    public int exitCode() {
        return process.exitValue();
    }

    private Instant began() {
        try {
            return Instant.parse(Files.readString(folder.resolve(TrialRecorder.MEASURING)));
        } catch (IOException e) {
            throw new UserError(ExitCode.INTERNAL, "cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
