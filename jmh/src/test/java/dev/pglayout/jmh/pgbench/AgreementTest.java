package dev.pglayout.jmh.pgbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final List<String> ARMS = List.of("plain", "partitioned");

    @Test
    void latenciesAreMediansAndTheRatioIsTakenInEachRound() {
        assertThat(agreement(6, 0).latencies().toString().lines().map(AgreementTest::cells))
                .contains(
                        List.of("lookup", "plain", "103.5", "106.5", "1.029", "1.028", "1.030"),
                        List.of("lookup", "partitioned", "203.5", "206.5", "1.015", "1.015", "1.015"));
    }

    @Test
    void eachSidesEstimateIsLookedForInTheOthersInterval() {
        List<List<String>> agree = agreement(6, 0)
                .comparisons()
                .toString()
                .lines()
                .map(AgreementTest::cells)
                .toList();
        assertThat(agree.get(1).subList(0, 9))
                .containsExactly("lookup", "partitioned", ":", "plain", "pgbench", "100.0", "100.0", "100.0", "yes");

        List<List<String>> differ = agreement(6, 50)
                .comparisons()
                .toString()
                .lines()
                .map(AgreementTest::cells)
                .toList();
        assertThat(differ.get(2).subList(4, 9)).containsExactly("JMH", "150.0", "150.0", "150.0", "no");
        assertThat(differ.get(2)).endsWith("no");
    }

    @Test
    void tooFewRoundsHaveNoInterval() {
        assertThat(cells(agreement(5, 0)
                        .comparisons()
                        .toString()
                        .lines()
                        .toList()
                        .get(1)))
                .containsSequence("100.0", "-", "-", "-")
                .endsWith("-");
    }

    /** @param more microseconds that JMH finds between the arms, and pgbench does not */
    private static Agreement agreement(int rounds, double more) {
        List<CheckedRound> measured = IntStream.rangeClosed(1, rounds)
                .boxed()
                .flatMap(round -> Stream.of(
                        new CheckedRound(round, "lookup", "plain", 100 + round, 103 + round),
                        new CheckedRound(round, "lookup", "partitioned", 200 + round, 203 + round + more)))
                .toList();
        return new Agreement(ARMS, measured);
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\s+"));
    }
}
