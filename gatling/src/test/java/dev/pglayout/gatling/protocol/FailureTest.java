package dev.pglayout.gatling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailureTest {
    private static final PSQLException DUPLICATE = new PSQLException(
            new ServerErrorMessage(
                    "SERROR\0C23505\0Mduplicate key value violates unique constraint \"events_pkey\"\0DKey (id)=(4711) already exists.\0"));

    @Test
    void serversErrorsCarryTheirStateAndNoValues() {
        assertThat(Failure.text(DUPLICATE))
                .isEqualTo("SQLSTATE 23505 duplicate key value violates unique constraint \"events_pkey\"");
    }

    @Test
    void aBatchsErrorIsTheOneOfItsStatement() {
        BatchUpdateException batch =
                new BatchUpdateException("Batch entry 3 INSERT … was aborted", "23505", 0, new int[0]);
        batch.setNextException(DUPLICATE);

        assertThat(Failure.text(batch)).startsWith("SQLSTATE 23505 duplicate key");
    }

    @Test
    void waitingForAConnectionNamesWhyThereIsNone() {
        SQLTransientConnectionException busy = new SQLTransientConnectionException(
                "HikariPool-1 - Connection is not available, request timed out after 1001ms");
        SQLTransientConnectionException refused = new SQLTransientConnectionException(
                "HikariPool-1 - Connection is not available", new SQLException("too many clients", "53300"));

        assertThat(Failure.text(busy)).isEqualTo("no connection was free in time");
        assertThat(Failure.text(refused)).isEqualTo("no connection: SQLSTATE 53300 too many clients");
    }

    @Test
    void aWrongAnswerSaysWhatWasExpected() {
        assertThat(Failure.text(new WrongAnswer("point-lookup: not the expected number of rows, 1")))
                .isEqualTo("point-lookup: not the expected number of rows, 1");
    }

    @Test
    void longMessagesAreCutBeforeGatlingCutsThem() {
        assertThat(Failure.text(new SQLException("x".repeat(500), "XX000"))).hasSizeLessThan(200);
    }
}
