package dev.pglayout.jmh.pgbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import org.junit.jupiter.api.Test;

class TransactionLogTest {
    private static final String LOG = """
            0 1 100 3 1 100
            0 2 20 0 1 2000
            0 3 40 1 2 50
            0 4 30 1 2 90
            0 5 50 1 2 10100
            0 6 9 1 2 10200
            0 7 10005 1 2 20205
            0 8 20 1 2 20300
            0 9 68 1 2 30300
            0 10 7 1 2 30400
            """;

    @Test
    void theMedianOfSlicesMeansCounts() {
        TransactionLog log = TransactionLog.parse(LOG);

        // From 2 s on: (40 + 30 + 50) / 3, (9 + 10005) / 2, (20 + 68) / 2, and one that is not whole.
        assertThat(log.micros(2_000_000, 10)).isEqualTo(44);
        assertThat(log.micros(2_000_000, 20)).isEqualTo((40 + 30 + 50 + 9 + 10005) / 5.0);
        assertThat(log.micros(2_000_000, 1000)).isNaN();
    }

    @Test
    void whatBeganBeforeIsLeftOut() {
        TransactionLog log = TransactionLog.parse(LOG);

        assertThat(log.micros(2_000_020, 20)).isEqualTo((30 + 50 + 9 + 10005) / 4.0);
        assertThat(log.micros(3_000_000, 10)).isNaN();
    }

    @Test
    void beginsWithTheFirstTransaction() {
        TransactionLog log = TransactionLog.parse(LOG);

        assertThat(log.start()).isEqualTo(1_000_000);
        assertThat(log.end()).isEqualTo(2_030_400);
        assertThat(TransactionLog.parse("").end()).isZero();
    }

    @Test
    void aLineThatIsNoTransactionIsAnError() {
        assertThatThrownBy(() -> TransactionLog.parse("0 1 failed 3 1 100\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not understood: '0 1 failed 3 1 100'");
        assertThatThrownBy(() -> TransactionLog.parse("0 1\n")).isInstanceOf(UserError.class);
    }
}
