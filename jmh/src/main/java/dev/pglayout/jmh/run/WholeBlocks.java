package dev.pglayout.jmh.run;

import dev.pglayout.reports.model.Fork;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which forks of an interrupted run form whole blocks: arms measured hours apart are no block. */
final class WholeBlocks {
    private WholeBlocks() {}

    /**
     * @param blocks what was to be measured in the round
     * @return forks of other rounds and of whole blocks under true, the others under false
     */
    static Map<Boolean, List<Fork>> split(List<Fork> forks, int round, List<Block> blocks) {
        Map<List<Object>, List<Fork>> byBlock = forks.stream().collect(Collectors.groupingBy(WholeBlocks::key));
        Set<List<Object>> whole = new HashSet<>();
        for (Block block : blocks) {
            List<Object> key = key(block);
            Set<String> measured =
                    byBlock.getOrDefault(key, List.of()).stream().map(Fork::arm).collect(Collectors.toSet());
            if (block.arms().stream().allMatch(arm -> measured.contains(arm.name()))) {
                whole.add(key);
            }
        }
        return forks.stream()
                .collect(Collectors.partitioningBy(fork -> fork.round() != round || whole.contains(key(fork))));
    }

    static List<Object> key(Block block) {
        return List.of(block.round(), block.operation().name(), block.mode());
    }

    static List<Object> key(Fork fork) {
        return List.of(fork.round(), fork.operation(), fork.mode());
    }
}
