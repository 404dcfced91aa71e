package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.reports.model.Fork;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundClockTest {
    /** Two arms, so that each round took two seconds: {@link TestForks} last one each. */
    private static List<Fork> rounds(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(round -> List.of("plain", "partitioned").stream()
                        .map(arm -> TestForks.of(round, "point-lookup", arm, "avgt", 50)))
                .toList();
    }

    private static RoundClock clock(boolean untilDecided, String maxTime, List<Fork> earlier) {
        return new RoundClock(new Profile.Length(untilDecided, 12, Duration.parse(maxTime)), earlier);
    }

    @Test
    void thereIsAlwaysAFirstRound() {
        assertThat(clock(true, "PT0.001S", List.of()).anotherRound()).isTrue();
    }

    @Test
    void whatAnEarlierPartOfTheRunSpentCounts() {
        assertThat(clock(true, "PT1H", rounds(10)).anotherRound()).isTrue();
        assertThat(clock(true, "PT20S", rounds(10)).anotherRound())
                .as("20 s of 20 are spent, and a round takes two")
                .isFalse();
        assertThat(clock(true, "PT21S", rounds(10)).anotherRound())
                .as("one second is left for a round of two")
                .isFalse();
    }

    @Test
    void aForkOfSeveralArmsIsSpentOnce() {
        List<Fork> shared = IntStream.range(0, 10)
                .mapToObj(round -> TestForks.together(
                        TestForks.of(round, "point-lookup", "plain", "avgt", 50),
                        TestForks.of(round, "point-lookup", "partitioned", "avgt", 50)))
                .toList();
        assertThat(clock(true, "PT12S", shared).anotherRound())
                .as("10 s of 12 are spent, and a round takes one")
                .isTrue();
    }

    @Test
    void aPlanOfFixedLengthHasAllTheTime() {
        assertThat(clock(false, "PT0.001S", rounds(10)).anotherRound()).isTrue();
    }
}
