package dev.pglayout.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.reports.model.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepDataTest {
    private static final String OPERATION = SyntheticSweep.OPERATION;

    private static SweepData data(SyntheticSweep sweep) {
        return SweepData.of(sweep.build()).orElseThrow();
    }

    @Test
    void findsTheExponentInSpiteOfDriftFromRoundToRound() {
        SweepData data = data(new SyntheticSweep(1).layout("partitioned", 50, 0.8));

        Estimate slope = Slope.of(data.times(OPERATION).get(0)).orElseThrow();

        assertThat(slope.value()).isCloseTo(0.8, within(0.02));
        assertThat(slope.interval().contains(0.8)).isTrue();
        // Drift of 30 % between rounds would make an interval over single times many times as wide.
        assertThat(slope.interval().high() - slope.interval().low()).isLessThan(0.05);
    }

    @Test
    void namesTheCrossingBetweenTwoPoints() {
        // 40·(x/12)^1 = 100·(x/12)^0.5 at x/12 = 6.25.
        SweepData data =
                data(new SyntheticSweep(2).layout("partitioned", 100, 0.5).layout("subpartitioned", 40, 1));

        List<Relation> relations = data.relations(OPERATION);

        assertThat(relations).singleElement().satisfies(relation -> {
            assertThat(relation.slower()).isEqualTo("subpartitioned");
            assertThat(relation.faster()).isEqualTo("partitioned");
            assertThat(relation.at()).isCloseTo(75, within(6.0));
            assertThat(relation.undecided()).isEmpty();
        });
    }

    @Test
    void crossesALevelLineToo() {
        SweepData data = data(new SyntheticSweep(3).level("plain", 200).layout("partitioned", 20, 1));

        assertThat(data.relations(OPERATION)).singleElement().satisfies(relation -> {
            assertThat(relation.slower()).isEqualTo("partitioned");
            assertThat(relation.at()).isCloseTo(120, within(6.0));
            // At 120 the two are as good as equal, and it is said.
            assertThat(relation.gaps()).hasSize(2);
        });
    }

    @Test
    void saysThatCurvesDoNotCross() {
        SweepData data =
                data(new SyntheticSweep(4).layout("partitioned", 50, 0.5).layout("subpartitioned", 80, 0.6));

        assertThat(data.relations(OPERATION)).singleElement().satisfies(relation -> {
            assertThat(relation.crosses()).isFalse();
            assertThat(relation.slower()).isEqualTo("subpartitioned");
            assertThat(relation.gaps()).hasSize(3);
            assertThat(relation.told()).isTrue();
        });
    }

    @Test
    void theDirectionIsThatOfThePointsThatTellIt() {
        SweepData data = data(new SyntheticSweep(4)
                .noise(0.15)
                .layout("plain", new double[] {100, 100, 100})
                .layout("partitioned", new double[] {50, 98, 106}));

        assertThat(data.relations(OPERATION)).singleElement().satisfies(relation -> {
            assertThat(relation.crosses()).isFalse();
            assertThat(relation.undecided()).containsExactly(120.0, 1200.0);
            assertThat(relation.slower()).isEqualTo("plain");
        });
    }

    @Test
    void takesNoChangeOfSignInsideTheNoiseForACrossing() {
        for (int seed = 0; seed < 40; seed++) {
            SweepData data = data(new SyntheticSweep(seed)
                    .rounds(5)
                    .noise(0.2)
                    .layout("one", 50, 0.5)
                    .layout("other", 50, 0.5));

            assertThat(data.relations(OPERATION)).singleElement().satisfies(relation -> {
                assertThat(relation.crosses()).isFalse();
                assertThat(relation.told()).isFalse();
            });
        }
    }

    @Test
    void slopeOfFiguresIsTheMedianOfAllPairs() {
        // Slopes between pairs: 1 (1→10), 0 (10→100), 0.5 (1→100).
        assertThat(Slope.of(Map.of(1.0, 1.0, 10.0, 10.0, 100.0, 10.0)).orElseThrow())
                .isCloseTo(0.5, within(1e-9));
        assertThat(Slope.of(Map.of(1.0, 1.0))).isEmpty();
        assertThat(Slope.of(Map.of(1.0, 0.0, 10.0, 3.0))).isEmpty();
    }

    @Test
    void aRunWithoutASweepHasNone() {
        Run run = new SyntheticSweep(5).layout("partitioned", 50, 0.5).build();
        Run plain = new Run(
                run.schemaVersion(),
                run.runId(),
                run.profile(),
                run.status(),
                null,
                run.createdAt(),
                run.finishedAt(),
                run.cache(),
                false,
                1,
                1,
                run.plan(),
                run.environment(),
                run.targets(),
                run.plans(),
                run.canaries(),
                run.forks(),
                null,
                null);

        assertThat(SweepData.of(plain)).isEmpty();
    }
}
