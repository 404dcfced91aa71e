package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.ServerSecond;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sessions wait for, on which server: with several servers, the same wait means another thing on each. */
final class LoadWaits {
    /** With the others' sum as many as there are looks of lines. */
    private static final int SHOWN = 5;

    private LoadWaits() {}

    private record Key(String node, String event) {}

    static PlotBuilder plot(PlotBuilder plot, List<ServerSecond> seconds) {
        boolean several = seconds.stream().map(ServerSecond::node).distinct().count() > 1;
        Map<Key, TreeMap<Integer, Integer>> waits = waits(seconds);
        List<Key> often = waits.keySet().stream()
                .sorted(Comparator.comparingLong((Key key) -> -sum(waits.get(key)))
                        .thenComparing(Key::event)
                        .thenComparing(Key::node))
                .toList();
        for (Key key : often.subList(0, Math.min(SHOWN, often.size()))) {
            String name = several ? key.event + " on " + key.node : key.event;
            sampled(seconds, key.node).forEach(second -> plot.point(name, second, at(waits, key, second)));
        }
        if (often.size() > SHOWN) {
            List<Key> rest = often.subList(SHOWN, often.size());
            String name = rest.size() == 1 ? "1 other" : rest.size() + " others";
            sampled(seconds, null)
                    .forEach(second -> plot.point(
                            name,
                            second,
                            rest.stream()
                                    .mapToInt(key -> at(waits, key, second))
                                    .sum()));
        }
        return plot;
    }

    /** Of two samples of a node in one second the greater: they are counts at a moment, not of a stretch of time. */
    private static Map<Key, TreeMap<Integer, Integer>> waits(List<ServerSecond> seconds) {
        Map<Key, TreeMap<Integer, Integer>> waits = new HashMap<>();
        for (ServerSecond s : seconds) {
            s.waits().forEach((event, count) -> waits.computeIfAbsent(new Key(s.node(), event), key -> new TreeMap<>())
                    .merge(s.second(), count, Math::max));
        }
        return waits;
    }

    private static long sum(TreeMap<Integer, Integer> counts) {
        return counts.values().stream().mapToLong(n -> n).sum();
    }

    private static int at(Map<Key, TreeMap<Integer, Integer>> waits, Key key, int second) {
        return waits.get(key).getOrDefault(second, 0);
    }

    /** @param node or null for any */
    private static List<Integer> sampled(List<ServerSecond> seconds, String node) {
        return seconds.stream()
                .filter(s -> node == null || s.node().equals(node))
                .map(ServerSecond::second)
                .distinct()
                .sorted()
                .toList();
    }
}
