package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;

/** What a command printed, and its exit code. */
record Outcome(int code, String out, String err) {
    Outcome ended(ExitCode expected) {
        assertThat(code).as("exit code; it printed%n%s%s", out, err).isEqualTo(expected.code());
        return this;
    }

    /** The command failed, and said why in one line that a user understands. */
    AbstractStringAssert<?> error(ExitCode expected) {
        ended(expected);
        List<String> lines =
                err.lines().filter(line -> !line.startsWith("Try 'pglayout ")).toList();
        assertThat(lines).as("lines on stderr").hasSize(1);
        return assertThat(lines.get(0)).startsWith("pglayout: ").doesNotContain("Exception", "\tat ");
    }
}
