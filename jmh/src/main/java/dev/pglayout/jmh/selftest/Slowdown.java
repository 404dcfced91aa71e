package dev.pglayout.jmh.selftest;

import dev.pglayout.console.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the self-test injects, each beside its own control. */
enum Slowdown {
    CPU_2("cpu-2", "month-aggregate", 0.02),
    CPU_3("cpu-3", "month-aggregate", 0.03),
    CPU_5("cpu-5", "month-aggregate", 0.05),
    CPU_10("cpu-10", "month-aggregate", 0.10),
    CPU_20("cpu-20", "month-aggregate", 0.20),
    LOOKUP_CPU_2("lookup-cpu-2", "point-lookup", 0.02),
    LOOKUP_CPU_3("lookup-cpu-3", "point-lookup", 0.03),
    LOOKUP_CPU_5("lookup-cpu-5", "point-lookup", 0.05),
    LOOKUP_CPU_10("lookup-cpu-10", "point-lookup", 0.10),
    DROPPED_INDEX("dropped-index", "plain", "point-lookup", 0, "unindexed"),
    UNPREPARED("prepare-threshold-0", "plain", "point-lookup", 0, "plain{driver.prepareThreshold=0}"),
    // Planned each time: with cached plans it is no slowdown, as twelve more probes of small indexes cost no more than
    // the planning by which pruning avoids them.
    NO_PRUNING(
            "pruning-off",
            "partitioned{plan_cache_mode=force_custom_plan}",
            "point-lookup-keyed",
            0,
            "partitioned{enable_partition_pruning=off,plan_cache_mode=force_custom_plan}"),
    FETCH_SIZE_1("fetch-size-1", "fdw", "tenant-range", 0, "fdw{fetch_size=1}");

    private final String label;
    private final String control;
    private final String operation;
    private final double cpuShare;
    private final String arm;

    Slowdown(String label, String operation, double cpuShare) {
        this(label, BurningLayout.CONTROL, operation, cpuShare, "");
    }

    Slowdown(String label, String control, String operation, double cpuShare, String arm) {
        this.label = label;
        this.control = control;
        this.operation = operation;
        this.cpuShare = cpuShare;
        this.arm = arm;
    }

    /** @throws UserError naming the unknown one; all of them if {@code names} is empty */
    static List<Slowdown> named(List<String> names) {
        List<String> known =
                Arrays.stream(values()).map(slowdown -> slowdown.label).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw UserError.unknown("slowdown", name, known);
        });
        return Arrays.stream(values())
                .filter(slowdown -> names.isEmpty() || names.contains(slowdown.label))
                .toList();
    }

    String label() {
        return label;
    }

    /** Name of the control arm. */
    String control() {
        return control;
    }

    String operation() {
        return operation;
    }

    boolean burnsCpu() {
        return cpuShare > 0;
    }

    /** @param calibrations by operation, of those that burn CPU */
    String arm(Map<String, Calibration> calibrations) {
        return burnsCpu() ? BurningLayout.arm(rows(calibrations)) : arm;
    }

    /** Share of the control's time that is added, as calibrated; null where it is not CPU. */
    Double injected(Map<String, Calibration> calibrations) {
        return burnsCpu() ? calibrations.get(operation).share(rows(calibrations)) : null;
    }

    private long rows(Map<String, Calibration> calibrations) {
        return calibrations.get(operation).rows(cpuShare);
    }
}
