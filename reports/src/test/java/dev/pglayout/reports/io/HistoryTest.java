package dev.pglayout.reports.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Annotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    private Path folder;

    @Test
    void aWholeLastLineWithoutItsEndIsKept() throws IOException {
        Path file = History.add(folder, new Annotation("2026-05-01", "new disk"));
        Files.writeString(file, Files.readString(file).stripTrailing());

        History.add(folder, new Annotation("2026-05-02", "new kernel"));

        assertThat(History.read(folder).annotations())
                .extracting(Annotation::text)
                .containsExactly("new disk", "new kernel");
    }

    @Test
    void aLineThatWasCutShortGivesItsPlaceToTheNext() throws IOException {
        Path file = History.add(folder, new Annotation("2026-05-01", "new disk"));
        Files.writeString(file, Files.readString(file) + "{\"date\" : \"2026");

        History.add(folder, new Annotation("2026-05-02", "new kernel"));

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(History.read(folder).annotations()).hasSize(2);
    }
}
