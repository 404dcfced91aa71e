package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Arms;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final List<Operation> OPERATIONS = TestOperations.ALL;
    private static final List<Arm> ARMS = Arms.withAa(Arms.parse("plain,partitioned,fdw"));

    private static List<Block> schedule(long seed, int rounds) {
        return Schedule.of(seed, rounds, OPERATIONS, ARMS, "avgt");
    }

    @Test
    void everyRoundHasEveryOperationOnceWithEveryArmOnce() {
        List<Block> blocks = schedule(1, 5);
        assertThat(blocks).hasSize(5 * OPERATIONS.size());
        for (int round = 0; round < 5; round++) {
            int wanted = round;
            List<Block> own = blocks.stream().filter(b -> b.round() == wanted).toList();
            assertThat(own).extracting(Block::operation).containsExactlyInAnyOrderElementsOf(OPERATIONS);
        }
        assertThat(blocks).allSatisfy(block -> assertThat(block.arms()).containsExactlyInAnyOrderElementsOf(ARMS));
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
        assertThat(schedule(7, 4)).isEqualTo(schedule(7, 4)).isNotEqualTo(schedule(8, 4));
    }

    @Test
    void aLongerScheduleBeginsLikeAShorterOne() {
        assertThat(schedule(7, 9).subList(0, 4 * OPERATIONS.size())).isEqualTo(schedule(7, 4));
    }

    @Test
    void everyArmComesFirstAboutEquallyOften() {
        List<Block> blocks = schedule(3, 400);
        for (Arm arm : ARMS) {
            double share =
                    blocks.stream().filter(b -> b.arms().get(0).equals(arm)).count() / (double) blocks.size();
            assertThat(share).isBetween(0.2, 0.3);
        }
    }

    @Test
    void writesRunAsSingleShotsAndReadsInTheirMode() {
        List<Block> blocks = schedule(1, 1);
        assertThat(blocks.stream().filter(b -> b.operation().name().equals("batch-insert")))
                .extracting(Block::mode)
                .containsExactly("ss");
        assertThat(blocks.stream().filter(b -> b.operation().name().equals("point-lookup")))
                .extracting(Block::mode)
                .containsExactly("avgt");
        assertThat(IntStream.range(0, blocks.size())
                        .mapToObj(i -> blocks.get(i).key())
                        .toList())
                .satisfies(keys -> assertThat(new HashSet<>(keys)).hasSameSizeAs(keys));
    }
}
