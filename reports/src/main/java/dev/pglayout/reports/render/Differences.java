package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is not the same about two runs besides their numbers. */
final class Differences {
    record Difference(String name, String base, String other) {
        String text() {
            return "%s: %s → %s".formatted(name, base, other);
        }
    }

    private Differences() {}

    static List<String> of(Run base, Run other) {
        return between(base, other).stream().map(Difference::text).toList();
    }

    static List<Difference> between(Run base, Run other) {
        List<Difference> all = new ArrayList<>();
        compare(all, "", plan(base), plan(other));
        Environment a = base.environment();
        Environment b = other.environment();
        compare(all, "machine ", a.machine(), b.machine());
        compare(all, "software ", a.software(), b.software());
        compare(all, "git ", a.git(), b.git());
        compare(all, "dataset ", base.plan().spec(), other.plan().spec());
        compare(all, "fork ", base.plan().fork(), other.plan().fork());
        compare(all, "", servers(base), servers(other));
        return all;
    }

    private static Map<String, String> plan(Run run) {
        Map<String, String> plan = new LinkedHashMap<>();
        plan.put("dataset", run.plan().dataset());
        plan.put("profile", run.profile());
        plan.put("cache", run.cache());
        plan.put("rounds", String.valueOf(run.plan().rounds()));
        plan.put("seed", String.valueOf(run.plan().seed()));
        return plan;
    }

    private static Map<String, String> servers(Run run) {
        Map<String, String> servers = new LinkedHashMap<>();
        for (TargetRecord target : run.targets()) {
            servers.put(target.layout() + " fingerprint", target.fingerprint());
            servers.put(target.layout() + " server version", target.serverVersion());
            target.nodes().forEach(n -> n.settings()
                    .forEach((name, value) -> servers.put(target.layout() + "/" + n.name() + " " + name, value)));
        }
        return servers;
    }

    private static void compare(List<Difference> all, String prefix, Map<String, String> a, Map<String, String> b) {
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        names.stream()
                .filter(name -> !Objects.equals(a.get(name), b.get(name)))
                .map(name -> new Difference(prefix + name, orNone(a.get(name)), orNone(b.get(name))))
                .forEach(all::add);
    }

    private static String orNone(String value) {
        return value == null ? "(none)" : value;
    }
}
