package dev.pglayout.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void aControlThatIsRefusedHasFailedVerification() {
        UserError refused = Refusals.ofControl(
                "tenant-range", "plain", new SQLException("ERROR: relation does not exist\n  Position: 1", "42P01"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(refused)
                .hasMessage("EXPLAIN of tenant-range on the control plain failed: ERROR: relation does not exist");
    }
}
