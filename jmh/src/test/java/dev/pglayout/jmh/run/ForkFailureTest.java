package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkFailureTest {
    @Test
    void namesTheInnermostCause(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("fork.log"), """
                # Warmup Iteration   1: <failure>

                org.postgresql.util.PSQLException: An I/O error occurred while sending to the backend.
                \tat org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:1)
                Caused by: java.io.EOFException: server went away
                \tat org.postgresql.core.PGStream.receiveChar(PGStream.java:1)
                """);
        assertThat(ForkFailure.reason(log, new Exception("fork failed"))).isEqualTo("server went away");
    }

    @Test
    void lostRowsAreNoDefectOfPglayout() {
        UserError lostRows = new UserError(ExitCode.VERIFICATION_FAILED, "rows are missing", null);

        assertThat(ForkFailure.code(new IOException(lostRows))).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(ForkFailure.code(UserError.badInput("anything else"))).isEqualTo(ExitCode.INTERNAL);
    }

    @Test
    void fallsBackToWhatJmhSaid(@TempDir Path folder) {
        assertThat(ForkFailure.reason(folder.resolve("none"), new Exception("fork failed")))
                .isEqualTo("fork failed");
    }
}
