package dev.pglayout.reports.testing;

import dev.pglayout.reports.model.PlanRecord;
import java.util.ArrayList;
import java.util.List;

final class SyntheticPlans {
    private SyntheticPlans() {}

    static List<PlanRecord> plans(List<String> operations, List<String> arms) {
        List<PlanRecord> plans = new ArrayList<>();
        for (String operation : operations) {
            arms.forEach(arm -> plans.add(plan(operation, arm)));
        }
        return plans;
    }

    private static PlanRecord plan(String operation, String arm) {
        boolean partitioned = arm.contains("partitioned");
        boolean fdw = arm.equals("fdw");
        boolean pruned = operation.startsWith("month-agg") || operation.endsWith("keyed");
        int total = arm.equals("subpartitioned") ? 48 : partitioned ? 13 : fdw ? 2 : 1;
        int touched = pruned && partitioned ? total / 12 : total;
        return new PlanRecord(
                operation,
                arm,
                "plans/" + operation + "." + arm.replaceAll("\\W+", "-") + ".json",
                "Aggregate(Append(SeqScan))",
                tree(touched),
                "custom",
                touched,
                total,
                fdw ? 2 : 0,
                fdw ? 2 : 0,
                0.1 * total,
                operation.startsWith("month") ? 88.2 : 0.04,
                12_420,
                0,
                operation.equals("month-rollup") ? 8_120 : 0,
                50_000,
                49_731,
                operation.equals("month-rollup") ? List.of("sorts on disk: 8,120 temporary blocks") : List.of());
    }

    private static List<String> tree(int scans) {
        List<String> lines = new ArrayList<>(List.of("Aggregate  (rows 1 → 1)", "  Append  (rows 50,000 → 49,731)"));
        for (int i = 1; i <= scans; i++) {
            lines.add("    Seq Scan on events_2024_%02d  (rows 50,000 → 49,731, 86.1 ms)".formatted(i));
        }
        return lines;
    }
}
