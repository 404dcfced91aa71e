package dev.pglayout.jmh.run;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.verdict.BlockKey;
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
        Map<BlockKey, Set<String>> measured = forks.stream()
                .collect(Collectors.groupingBy(
                        BlockKey::of, Collectors.flatMapping(fork -> fork.arms().stream(), Collectors.toSet())));
        Set<BlockKey> whole = new HashSet<>();
        for (Block block : blocks) {
            Set<String> arms = measured.getOrDefault(block.key(), Set.of());
            if (block.arms().stream().allMatch(arm -> arms.contains(arm.name()))) {
                whole.add(block.key());
            }
        }
        return forks.stream()
                .collect(Collectors.partitioningBy(fork -> fork.round() != round || whole.contains(BlockKey.of(fork))));
    }
}
