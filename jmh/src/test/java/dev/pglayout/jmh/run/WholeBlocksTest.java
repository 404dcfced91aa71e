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
        List<Block> blocks = Schedule.of(
                1, 2, List.of(TestOperations.named("point-lookup")), Arms.parse("plain,fdw"), List.of("sample"));
        Fork first = TestForks.of(0, "point-lookup", "plain", "sample", 1);
        Fork second = TestForks.of(0, "point-lookup", "fdw", "sample", 2);
        Fork broken = TestForks.of(1, "point-lookup", "fdw", "sample", 3);
        Map<Boolean, List<Fork>> split = WholeBlocks.split(List.of(first, second, broken), blocks);
        assertThat(split.get(true)).containsExactly(first, second);
        assertThat(split.get(false)).containsExactly(broken);
    }
}
