package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is not the same about two runs besides their numbers. */
public final class Differences {
    /** @param base the value in the run compared with; {@code (none)} where it has none */
    public record Difference(String name, String base, String other) {
        public String text() {
            return "%s: %s → %s".formatted(name, base, other);
        }
    }

    private Differences() {}

    /** In alphabetical order of their names. */
    public static List<Difference> between(Brief base, Brief other) {
        Map<String, String> a = facts(base, other);
        Map<String, String> b = facts(other, base);
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<Difference> all = new ArrayList<>();
        names.stream()
                .filter(name -> !Objects.equals(a.get(name), b.get(name)))
                .map(name -> new Difference(name, orNone(a.get(name)), orNone(b.get(name))))
                .forEach(all::add);
        return all;
    }

    /** Of a layout that only one run has, its name says all. */
    private static Map<String, String> facts(Brief brief, Brief partner) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("method", "of run.json version " + brief.runSchemaVersion());
        facts.put("profile", brief.profile());
        facts.put("cache", brief.cache());
        facts.put("rounds", String.valueOf(brief.plan().rounds()));
        facts.put("seed", String.valueOf(brief.plan().seed()));
        put(facts, "machine ", brief.environment().machine());
        put(facts, "software ", brief.environment().software());
        put(facts, "git ", brief.environment().git());
        put(facts, "dataset ", brief.plan().spec());
        put(facts, "fork ", brief.plan().fork());
        for (Brief.Target target : brief.targets()) {
            if (partner.targets().stream().noneMatch(t -> t.layout().equals(target.layout()))) {
                facts.put("layout " + target.layout(), "measured");
                continue;
            }
            facts.put(target.layout() + " fingerprint", target.fingerprint());
            facts.put(target.layout() + " server version", target.serverVersion());
            target.settings().forEach((node, settings) -> put(facts, target.layout() + "/" + node + " ", settings));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String prefix, Map<String, String> values) {
        values.forEach((name, value) -> facts.put(prefix + name, value));
    }

    private static String orNone(String value) {
        return value == null ? "(none)" : value;
    }
}
