package dev.pglayout.jmh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkNotesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        ForkNotes notes = new ForkNotes(
                List.of(1, 0, 0, 1),
                List.of(
                        new ForkNotes.OfArm("ab", "custom", -1, ""),
                        new ForkNotes.OfArm("cd", "generic", 12_345, "HISTFAAAA")));
        notes.write(folder.resolve("notes"));
        assertThat(ForkNotes.read(folder.resolve("notes"))).isEqualTo(notes);
    }

    @Test
    void aForkThatMeasuredNothingHasNoOrder() {
        ForkNotes notes = new ForkNotes(List.of(), List.of());
        notes.write(folder.resolve("notes"));
        assertThat(ForkNotes.read(folder.resolve("notes"))).isEqualTo(notes);
    }

    @Test
    void missingNotesAreSaid() {
        assertThatThrownBy(() -> ForkNotes.read(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the fork left no notes");
    }
}
