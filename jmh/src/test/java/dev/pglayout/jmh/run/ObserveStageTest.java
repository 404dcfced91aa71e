package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ObserveStageTest {
    @Test
    void aServerThatWentAwayHasNotFailedVerification() {
        UserError lost =
                ObserveStage.failed("tenant-range", "fdw", new SQLException("terminating connection", "57P01"));

        assertThat(lost.exitCode()).isEqualTo(ExitCode.SERVER);
        assertThat(lost).hasMessage("EXPLAIN of tenant-range on fdw failed: a server was lost: terminating connection");
    }

    @Test
    void aServerThatRefusesHas() {
        UserError refused =
                ObserveStage.failed("tenant-range", "fdw", new SQLException("relation does not exist", "42P01"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(refused).hasMessage("EXPLAIN of tenant-range on fdw failed: relation does not exist");
    }
}
