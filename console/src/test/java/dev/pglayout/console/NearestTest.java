package dev.pglayout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("plain", "partitioned", "fdw");

    @Test
    void findsTheNameOneSlipAway() {
        assertThat(Nearest.to("partitoned", NAMES)).contains("partitioned");
        assertThat(Nearest.to("PLAIN", NAMES)).contains("plain");
    }

    @Test
    void findsNothingForAnotherWord() {
        assertThat(Nearest.to("mongodb", NAMES)).isEmpty();
    }

    @Test
    void unknownNamesTheNearestAndAllAllowed() {
        UserError error = UserError.unknown("layout", "plan", NAMES);
        assertThat(error).hasMessage("unknown layout 'plan' (did you mean 'plain'?); allowed: plain, partitioned, fdw");
        assertThat(error.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
