package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who reports a bug is asked for. */
class VersionTest {
    @TempDir
    Path folder;

    @Test
    void namesTheBuildAndWhatItRunsOn() throws Exception {
        Outcome outcome = Pglayout.in(folder).java(List.of("--version")).await().ended(ExitCode.OK);
        assertThat(outcome.out())
                .containsPattern("(?m)^pglayout \\d+\\.\\d+")
                .containsPattern(
                        "(?m)^JMH \\d+\\.\\d+, Java " + Runtime.version().feature());
    }
}
