package dev.pglayout.reports.render;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A layout of several servers has the memory of one: each server of it gets a share of {@code shared_buffers}. */
final class SharedBuffers {
    static final String SETTING = "shared_buffers";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(kB|MB|GB)");
    private static final Map<String, Long> KILOBYTES = Map.of("kB", 1L, "MB", 1L << 10, "GB", 1L << 20);

    private SharedBuffers() {}

    /** The sum over each layout's servers, e.g. {@code 256 MB}; empty where it is not the same for all, or not known. */
    static Optional<String> equalSum(List<TargetRecord> targets) {
        List<Long> megabytes = targets.stream()
                .filter(target -> !target.nodes().isEmpty())
                // Servers round their share to whole pages.
                .map(target -> Math.round(kilobytes(target) / 1024.0))
                .distinct()
                .toList();
        return megabytes.size() == 1 && megabytes.get(0) > 0 ? Optional.of(megabytes.get(0) + " MB") : Optional.empty();
    }

    /** 0 if one of the servers does not tell its share. */
    private static long kilobytes(TargetRecord target) {
        long sum = 0;
        for (Node node : target.nodes()) {
            Matcher size = SIZE.matcher(node.settings().getOrDefault(SETTING, ""));
            if (!size.matches()) {
                return 0;
            }
            sum += Long.parseLong(size.group(1)) * KILOBYTES.get(size.group(2));
        }
        return sum;
    }
}
