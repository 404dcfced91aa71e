package dev.pglayout.acceptance.simulation;

import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.gatling.protocol.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes each request as a line: its name, {@code OK} or the error, and the rows confirmed. */
final class Outcomes implements Listener {
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Outcomes(Path file) {
        this.file = file;
    }

    @Override
    public void ended(EndedRequest sample) {
        String outcome = sample.error() == null ? "OK" : sample.error();
        lines.add("%s|%s|%d".formatted(sample.name(), outcome, sample.rowsConfirmed()));
    }

    @Override
    public void closed(boolean early) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
