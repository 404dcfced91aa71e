package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static Trust trust(Runs runs) {
        Run run = runs.build();
        return Trust.of(run, Judge.judge(run));
    }

    private static Runs blocks(int count, double aa, double noise) {
        Runs runs = new Runs(List.of("partitioned", "fdw"), "point-lookup", "month-rollup");
        for (int round = 0; round < count; round++) {
            double wobble = 1 + noise * (round * 7 % count) / count;
            runs.block(round, "point-lookup", aa * wobble, 1.5 * wobble, wobble);
            runs.block(round, "month-rollup", 1, 1 / wobble, 1);
        }
        return runs;
    }

    @Test
    void aControlThatDiffersFromItselfAlarms() {
        assertThat(trust(blocks(12, 1.2, 0.01)).aaAlarms()).containsExactly("point-lookup");
        assertThat(trust(blocks(12, 1.2, 0.01)).controlAgreesWithItself()).isFalse();
        assertThat(trust(blocks(12, 1.0, 0.01)).aaAlarms()).isEmpty();
        assertThat(trust(blocks(12, 1.0, 0.01)).aaJudged()).isTrue();
    }

    @Test
    void anUnstableControlAlarmsToo() {
        Runs runs = blocks(12, 1.0, 0.01);
        for (int round = 0; round < 5; round++) {
            runs.change(round, Runs.AA, f -> Forks.fork(f.round(), f.position(), f.operation(), Runs.AA, 2));
        }
        assertThat(trust(runs).aaAlarms()).containsExactly("point-lookup", "month-rollup");
    }

    @Test
    void blocksCountOnceWhateverTheNumberOfArms() {
        Runs runs = blocks(12, 1.0, 0.01).change(2, "fdw", fork -> Forks.excluded(fork, "steal 12 %", 12));
        Trust trust = trust(runs);
        assertThat(trust.blocksUsed()).isEqualTo(22);
        assertThat(trust.blocksExcluded()).isEqualTo(2);
        assertThat(trust.maxStealPercent()).isEqualTo(12);
    }

    @Test
    void tellsHowManyBlocksThePlanNeeds() {
        Trust small = trust(blocks(6, 1.0, 0.01));
        assertThat(small.gatedTests()).isEqualTo(4);
        assertThat(small.fewestBlocks()).isEqualTo(6);
        assertThat(small.blocksNeeded()).isEqualTo(8);
        assertThat(small.planTooSmall()).isTrue();
        assertThat(trust(blocks(8, 1.0, 0.01)).planTooSmall()).isFalse();
    }

    @Test
    void namesTheCellThatSeesLeast() {
        Runs runs = blocks(12, 1.0, 0.01);
        for (int round = 0; round < 12; round++) {
            double time = 1 + round / 12.0;
            runs.change(round, "fdw", f -> Forks.fork(f.round(), f.position(), f.operation(), "fdw", time));
        }
        Trust trust = trust(runs);
        assertThat(trust.widest().cell()).isEqualTo("point-lookup on fdw");
        assertThat(trust.widest().effect()).isGreaterThan(0.10);
    }

    @Test
    void readsAndWritesSeeUnlikeEffects() {
        Runs runs = new Runs(List.of("fdw"), "point-lookup", "batch-insert")
                .operation(new Plan.OperationDetail("point-lookup", "?", "read", "1"))
                .operation(new Plan.OperationDetail("batch-insert", "?", "write", "1"));
        for (int round = 0; round < 12; round++) {
            double wobble = round * 7 % 12 / 12.0;
            runs.block(round, "point-lookup", 1 + 0.01 * wobble, 1 + 0.02 * wobble);
            runs.block(round, "batch-insert", 1 + 0.1 * wobble, 1 + 0.05 * wobble);
        }
        Trust trust = trust(runs);
        assertThat(trust.widestByKind()).containsOnlyKeys("read", "write");
        assertThat(trust.widestByKind().get("read").cell()).isEqualTo("point-lookup on fdw");
        assertThat(trust.widestByKind().get("read").effect()).isLessThan(0.02);
        assertThat(trust.widestByKind().get("write").cell()).isEqualTo("batch-insert on " + Runs.AA);
        assertThat(trust.widestByKind().get("write")).isEqualTo(trust.widest());
    }

    @Test
    void aRunWithoutForksIsNothingToTrust() {
        Trust trust = trust(new Runs(List.of("fdw"), "point-lookup"));
        assertThat(trust.aaJudged()).isFalse();
        assertThat(trust.blocksUsed()).isZero();
        assertThat(trust.blocksNeeded()).isZero();
        assertThat(trust.planTooSmall()).isFalse();
        assertThat(trust.widest()).isNull();
    }
}
