package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.Arms;
import dev.pglayout.reports.model.Fork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeBlocksTest {
    @Test
    void aBlockWithoutAllItsArmsIsMeasuredAgain() {
        List<Block> blocks =
                Schedule.of(1, 2, List.of(TestOperations.named("point-lookup")), Arms.parse("plain,fdw"), "avgt");
        Fork first = TestForks.of(0, "point-lookup", "plain", "avgt", 1);
        Fork second = TestForks.of(0, "point-lookup", "fdw", "avgt", 2);
        Fork broken = TestForks.of(1, "point-lookup", "fdw", "avgt", 3);
        List<Fork> forks = List.of(first, second, broken);
        assertThat(WholeBlocks.split(forks, 0, blocks.subList(0, 1)).get(false)).isEmpty();
        Map<Boolean, List<Fork>> split = WholeBlocks.split(forks, 1, blocks.subList(1, 2));
        assertThat(split.get(true)).containsExactly(first, second);
        assertThat(split.get(false)).containsExactly(broken);
    }

    @Test
    void oneForkMayHoldAllArmsOfABlock() {
        List<Block> blocks =
                Schedule.of(1, 1, List.of(TestOperations.named("point-lookup")), Arms.parse("plain,fdw"), "avgt");
        Fork both = TestForks.together(
                TestForks.of(0, "point-lookup", "plain", "avgt", 1), TestForks.of(0, "point-lookup", "fdw", "avgt", 2));
        assertThat(WholeBlocks.split(List.of(both), 0, blocks).get(true)).containsExactly(both);
    }

    @Test
    void aBlockWithoutAnArmThatIsDecidedIsWhole() {
        List<Block> blocks =
                Schedule.of(1, 1, List.of(TestOperations.named("point-lookup")), Arms.parse("plain"), "avgt");
        Fork only = TestForks.of(0, "point-lookup", "plain", "avgt", 1);
        assertThat(WholeBlocks.split(List.of(only), 0, blocks).get(true)).containsExactly(only);
    }
}
