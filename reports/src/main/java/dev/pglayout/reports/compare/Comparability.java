package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Why two runs, or one arm of them, must not be compared; empty lists where they may. */
public final class Comparability {
    /** Another processor changes ratios too: caches and clock rates do not slow all layouts alike. */
    private static final List<String> HARDWARE = List.of("cpu", "logical cpus", "arch");

    private Comparability() {}

    /** Of whole runs. */
    public static List<String> reasons(Brief a, Brief b) {
        List<String> reasons = new ArrayList<>();
        if (a.runSchemaVersion() != b.runSchemaVersion()) {
            reasons.add("the runs were measured by different methods (that of run.json version %d, and of %d)"
                    .formatted(a.runSchemaVersion(), b.runSchemaVersion()));
        }
        differ(reasons, "the datasets differ", a.plan().dataset(), b.plan().dataset());
        differ(reasons, "dataset ", a.plan().spec(), b.plan().spec());
        differ(reasons, "the caches differ", a.cache(), b.cache());
        differ(reasons, "the controls differ", a.plan().control(), b.plan().control());
        differ(reasons, "fork setting ", a.plan().fork(), b.plan().fork());
        for (String name : HARDWARE) {
            differ(
                    reasons,
                    "the machines differ in " + name,
                    a.environment().machine().get(name),
                    b.environment().machine().get(name));
        }
        return reasons;
    }

    /** Of one arm and of the control that it is measured against. */
    public static List<String> reasons(Brief a, Brief b, String arm) {
        List<String> reasons = new ArrayList<>();
        target(reasons, a, b, a.plan().control());
        if (!layout(a, arm).equals(layout(a, a.plan().control()))) {
            target(reasons, a, b, arm);
        }
        differ(reasons, "the arm's settings differ", settings(a, arm), settings(b, arm));
        return reasons;
    }

    private static void target(List<String> reasons, Brief a, Brief b, String arm) {
        Brief.Target one = a.target(arm).orElse(null);
        Brief.Target two = b.target(arm).orElse(null);
        if (one == null || two == null) {
            if (one != two) {
                reasons.add("only one run says what stood behind " + arm);
            }
            return;
        }
        differ(reasons, "the server versions of " + one.layout() + " differ", one.serverVersion(), two.serverVersion());
        differ(reasons, "the providers of " + one.layout() + " differ", one.provider(), two.provider());
        if (Objects.equals(one.serverVersion(), two.serverVersion())
                && !Objects.equals(one.fingerprint(), two.fingerprint())) {
            reasons.add("the fingerprints of " + one.layout() + " differ (its SQL or its dataset's)");
        }
    }

    private static void differ(List<String> reasons, String prefix, Map<String, String> a, Map<String, String> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        names.forEach(name -> differ(reasons, prefix + name + " differs", a.get(name), b.get(name)));
    }

    private static void differ(List<String> reasons, String what, String a, String b) {
        if (!Objects.equals(a, b)) {
            reasons.add("%s (%s, %s)".formatted(what, a == null ? "none" : a, b == null ? "none" : b));
        }
    }

    private static String layout(Brief brief, String arm) {
        return brief.arm(arm).map(Plan.ArmDetail::layout).orElse(arm);
    }

    private static String settings(Brief brief, String arm) {
        return brief.arm(arm).map(Plan.ArmDetail::settings).map(String::valueOf).orElse(null);
    }
}
