package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final String LOOKUP = "point-lookup";
    private static final Judged TIME = new Judged(LOOKUP, Metrics.TIME);

    private static Sample sample(String arm, double... slices) {
        return Forks.sample(Forks.UNIT, arm, slices);
    }

    private static Fork together(int round, Sample... samples) {
        return Forks.shared(round, round, LOOKUP, samples);
    }

    private static Pair only(Fork... forks) {
        List<Pair> pairs = Blocks.of(List.of(forks), TIME).pairs("fdw", "plain");
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }

    @Test
    void armsOfOneForkAreComparedTurnByTurn() {
        Pair pair = only(together(0, sample("plain", 10, 20, 40, 80), sample("fdw", 11, 24, 40, 120)));
        assertThat(pair.ratio())
                .as("median of 1.1, 1.2, 1.0 and 1.5 on the scale of logarithms")
                .isCloseTo(Math.sqrt(1.1 * 1.2), within(1e-12));
        assertThat(pair.difference()).as("median of 1, 4, 0 and 40").isCloseTo(2.5, within(1e-12));
        assertThat(pair.control().value())
                .as("shown beside it: the median slice")
                .isEqualTo(30);
    }

    @Test
    void aNeighbourInAFewTurnsLeavesNoTrace() {
        Pair quiet = only(together(0, sample("plain", 10, 10, 10, 10, 10), sample("fdw", 12, 12, 12, 12, 12)));
        Pair disturbed = only(together(0, sample("plain", 10, 90, 10, 10, 70), sample("fdw", 50, 12, 12, 12, 60)));
        assertThat(disturbed.logRatio()).isEqualTo(quiet.logRatio());
        assertThat(disturbed.difference()).isEqualTo(quiet.difference());
    }

    @Test
    void driftThatBothArmsShareCancels() {
        Pair pair = only(together(0, sample("plain", 10, 20, 30, 40, 50), sample("fdw", 12, 24, 36, 48, 60)));
        assertThat(pair.ratio()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void anArmWithFewerSlicesIsComparedInTheTurnsInWhichItHadThem() {
        Pair pair = only(together(0, sample("plain", 10, 20, 40, 80, 99, 99), sample("fdw", 30, 198)));
        assertThat(pair.ratio())
                .as("in the second turn and the fifth: 1.5 and 2")
                .isCloseTo(Math.sqrt(1.5 * 2), within(1e-12));
        assertThat(pair.difference()).as("median of 10 and 99").isEqualTo(54.5);
    }

    @Test
    void armsThatNeverHadASliceInOneTurnAreComparedByTheirValues() {
        Pair pair = only(together(0, sample("other", 1, 1, 1, 1, 1, 1), sample("plain", 10, 30), sample("fdw", 80)));
        assertThat(pair.ratio()).isCloseTo(4, within(1e-12));
    }

    @Test
    void armsOfTwoForksAreNeverComparedTurnByTurn() {
        Pair pair = only(
                Forks.fork(0, 0, LOOKUP, "plain", 10, 20, 40, 80), Forks.fork(0, 1, LOOKUP, "fdw", 11, 24, 40, 120));
        assertThat(pair.ratio()).as("of the medians 32 and 30").isCloseTo(32.0 / 30, within(1e-12));
        assertThat(pair.difference()).isEqualTo(2);
    }

    @Test
    void aTurnThatOneArmDidNotGetIsNoPair() {
        Pair pair = only(together(0, sample("plain", 10, 10, 10), sample("fdw", 20, 30)));
        assertThat(pair.difference()).isEqualTo(15);
    }

    @Test
    void aSliceWithoutATimeTakesItsArmOutOfTheBlock() {
        Fork fork = together(0, sample("plain", 10, 10), sample("fdw", 20, Double.NaN), sample("citus", 30, 30));
        Blocks blocks = Blocks.of(List.of(fork), TIME);
        assertThat(blocks.pairs("fdw", "plain")).isEmpty();
        assertThat(blocks.pairs("citus", "plain")).hasSize(1);
    }

    @Test
    void aBlockIsWhateverNumberOfForksItCameFrom() {
        List<Fork> forks = List.of(
                together(0, sample("plain", 10, 10), sample("fdw", 20, 20)),
                together(0, sample("citus", 40, 40)),
                together(1, sample("plain", 10), sample("fdw", 20), sample("citus", 40)));
        assertThat(Blocks.of(forks, TIME).medianRatios("plain"))
                .hasSize(2)
                .hasEntrySatisfying("fdw", ratio -> assertThat(ratio).isCloseTo(2, within(1e-12)))
                .hasEntrySatisfying("citus", ratio -> assertThat(ratio).isCloseTo(4, within(1e-12)));
    }

    @Test
    void aBlockOfWhichOneForkIsExcludedIsLeftOutWhole() {
        List<Fork> forks = List.of(
                together(0, sample("plain", 10), sample("fdw", 20)),
                Forks.excluded(together(0, sample("citus", 40)), "steal 14 %", 14),
                together(1, sample("plain", 10), sample("fdw", 20)));
        Blocks blocks = Blocks.of(forks, TIME);
        assertThat(blocks.pairs("fdw", "plain")).extracting(Pair::round).containsExactly(1);
        assertThat(blocks.allPairs("fdw", "plain")).extracting(Pair::round).containsExactly(0, 1);
        assertThat(blocks.times("fdw")).isEqualTo(Map.of(1, 20.0));
        assertThat(blocks.excluded()).containsExactly("steal 14 %");
        assertThat(blocks.excluded(0)).contains("steal 14 %");
        assertThat(blocks.excluded(1)).isEmpty();
    }

    @Test
    void aForkWithoutSamplesMayExcludeItsBlock() {
        List<Fork> forks = List.of(
                together(0, sample("plain", 10), sample("fdw", 20)),
                Forks.excluded(together(0), "steal 14 %", 14),
                Forks.excluded(together(1), "steal 15 %", 15));
        assertThat(Blocks.of(forks, TIME).pairs("fdw", "plain")).isEmpty();
        assertThat(Blocks.of(forks, TIME).excluded()).containsExactly("steal 14 %", "steal 15 %");
        assertThat(Blocks.of(forks.subList(2, 3), TIME).excluded())
                .as("where nothing was measured at all")
                .containsExactly("steal 15 %");
    }

    @Test
    void metricsOfOneTrialAreBlocksOfTheirOwn() {
        List<Fork> forks = List.of(
                together(
                        0,
                        Sample.of("plain", Metrics.P50, Forks.UNIT, 10.0, 1),
                        Sample.of("plain", Metrics.P99, Forks.UNIT, 100.0, 1)),
                together(
                        0,
                        Sample.of("fdw", Metrics.P50, Forks.UNIT, 11.0, 1),
                        Sample.of("fdw", Metrics.P99, Forks.UNIT, 300.0, 1)));
        Judged p99 = new Judged(LOOKUP, Metrics.P99);
        assertThat(Blocks.of(forks, p99).pairs("fdw", "plain"))
                .singleElement()
                .satisfies(pair -> assertThat(pair.difference()).isEqualTo(200));
        assertThat(Blocks.of(forks, TIME).pairs("fdw", "plain")).isEmpty();
    }

    @Test
    void lookupsMeanwhileAreTheLatenciesOfUpkeep() {
        Map<String, Double> percentiles = Map.of("p50", 70.0);
        Sample lookups = new Sample(
                "plain", Metrics.LOOKUPS, Forks.UNIT, 70.0, List.of(), 9, percentiles, null, null, null, Map.of());
        List<Fork> forks = List.of(together(0, sample("plain", 5_000), lookups));
        assertThat(Blocks.of(forks, TIME).of("plain"))
                .extracting(Measured::value)
                .containsExactly(5_000.0);
        assertThat(Blocks.sampled(forks, TIME).of("plain"))
                .extracting(Measured::value)
                .containsExactly(70.0);
    }
}
