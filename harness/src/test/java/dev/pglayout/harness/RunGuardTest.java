package dev.pglayout.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunGuardTest {
    private final List<Run.Status> ended = new ArrayList<>();
    private final RunGuard guard = new RunGuard((status, reason) -> ended.add(status), () -> {}, List::of);

    @Test
    void aServerThatIsLostBetweenForksIsNoDefectOfThisProgram() {
        assertThatThrownBy(() -> guard.guard(() -> {
                    throw new SQLException("ERROR: shards do not answer on 127.0.0.1:5442\n  Where: DO", "08006");
                }))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessage("a server was lost: ERROR: shards do not answer on 127.0.0.1:5442");
        assertThat(ended).containsExactly(Run.Status.SERVER_LOST);
    }

    @Test
    void whatAServerRefusesIsOne() {
        assertThatThrownBy(() -> guard.guard(() -> {
                    throw new SQLException("syntax error", "42601");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ended).containsExactly(Run.Status.INTERRUPTED);
    }
}
