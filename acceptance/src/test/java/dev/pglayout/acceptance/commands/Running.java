package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A command that runs; its output goes to files, so that it never waits for a reader. */
record Running(Process process, Path out, Path err) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int POLL_MILLIS = 20;

    static Running start(Path folder, List<String> command, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile(folder, "command", ".out");
        Path err = Files.createTempFile(folder, "command", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    Outcome await() throws IOException, InterruptedException {
        return await(PATIENCE);
    }

    Outcome await(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("did not end:\n" + Files.readString(out) + Files.readString(err));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits until so many forks of the newest run are on disk. */
    void awaitForks(Path runs, int count) throws Exception {
        Path forks = runs.resolve("latest").resolve("forks.jsonl");
        awaitThat(() -> Files.exists(forks) && Files.readAllLines(forks).size() >= count);
    }

    void awaitOutput(String text) throws Exception {
        awaitThat(() -> Files.readString(out).contains(text));
    }

    void awaitThat(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(process.isAlive())
                    .as("still running; it printed%n%s%s", Files.readString(out), Files.readString(err))
                    .isTrue();
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** JVMs that this command started and that still run. */
    List<ProcessHandle> forks() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }
}
