package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.loadtest.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one trial: {@code trial.json}, its histogram logs, and Gatling's own page. */
public final class TrialFolder {
    public static final String TRIAL = "trial.json";

    private TrialFolder() {}

    /** Replaces {@code trial.json} as a whole. */
    public static void write(Path folder, Trial trial) {
        try {
            Io.replace(folder.resolve(TRIAL), (Json.pretty().writeValueAsString(trial) + "\n").getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UserError if there is none, or it cannot be read as one */
    public static Trial read(Path folder) {
        Path file = folder.resolve(TRIAL);
        try {
            return Json.reader(Trial.class).readValue(Files.readString(file, UTF_8));
        } catch (JsonProcessingException e) {
            throw UserError.badInput("%s is not a trial: %s", file, e.getOriginalMessage());
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }
}
