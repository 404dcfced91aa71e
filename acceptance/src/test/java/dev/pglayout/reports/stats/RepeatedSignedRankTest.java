package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatedSignedRankTest {

    /** With a single look nothing is corrected: the sampled p must be the exact one. */
    @Test
    void oneLookIsTheExactTest() {
        RepeatedSignedRank once = RepeatedSignedRank.of(List.of(10));
        double[] values = {-1, 2, 3, -4, 5, 6, 7, 8, 9, 10};
        double p = SignedRank.p(values);
        assertThat(once.p(once.statistic(0, p / 2))).isCloseTo(p, within(0.001));
        assertThat(once.oneSidedP(once.statistic(0, p / 2))).isCloseTo(p / 2, within(0.001));
    }

    /** Three equal looks of Pocock's kind need 0.0221 each (Pocock 1977, for normal data); ours lie near. */
    @Test
    void levelsLieBetweenTheWholeAndItsShare() {
        RepeatedSignedRank looks = RepeatedSignedRank.of(List.of(20, 40, 60));
        assertThat(looks.levelAt(2, 0.05)).isBetween(0.022, 0.032);
        assertThat(looks.levelAt(0, 0.05)).isBetween(0.008, 0.022);
    }

    @Test
    void manyLooksAlarmNoMoreOftenThanPromised() {
        List<Integer> planned = List.of(6, 8, 10, 12, 14, 16, 18, 20);
        RepeatedSignedRank looks = RepeatedSignedRank.of(planned);
        Random random = new Random(11);
        int trials = 4_000;
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = random.doubles(20).map(x -> random.nextGaussian()).toArray();
            double greatest = Double.NEGATIVE_INFINITY;
            for (int look = 0; look < planned.size(); look++) {
                double p = SignedRank.p(Arrays.copyOf(values, planned.get(look)));
                greatest = Math.max(greatest, looks.statistic(look, p / 2));
            }
            alarms += looks.p(greatest) <= 0.05 ? 1 : 0;
        }
        assertThat(alarms / (double) trials).isBetween(0.035, 0.06);
    }
}
