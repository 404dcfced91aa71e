package dev.pglayout.jmh.pgbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
    @ParameterizedTest
    @CsvSource({"0.02, 8, 1", "10, 8, 1", "11, 4, 1", "80, 1, 1", "100, 1, 2", "1000, 1, 12"})
    void slowOperationsAreAskedFewerQuestionsAndForLonger(double millis, int questions, int seconds) {
        assertThat(Settling.of(millis)).isEqualTo(new Settling(questions, seconds));
    }
}
