package dev.pglayout.reports.testing;

import dev.pglayout.reports.model.Canary;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Plan.ArmDetail;
import dev.pglayout.reports.model.Plan.OperationDetail;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded run with known true ratios, drift, an unstable cell and a layout that cannot be had. */
public final class SyntheticRun {
    public static final String CONTROL = "plain";
    public static final String AA = "plain (A/A)";
    public static final List<String> OPERATIONS = List.of(
            "point-lookup",
            "point-lookup-keyed",
            "month-aggregate",
            "tenant-range",
            "tenant-latest",
            "month-rollup",
            "batch-insert");

    private static final Map<String, Double> CONTROL_MICROS = Map.of(
            "point-lookup", 62.0,
            "point-lookup-keyed", 66.0,
            "month-aggregate", 98_400.0,
            "tenant-range", 2_150.0,
            "tenant-latest", 141.0,
            "month-rollup", 1_240_000.0,
            "batch-insert", 1_830.0);
    private static final Map<String, List<Double>> RATIOS = Map.of(
            "partitioned", List.of(1.78, 1.06, 0.163, 0.71, 3.9, 0.97, 1.12),
            "subpartitioned", List.of(2.9, 1.04, 0.21, 0.42, 1.31, 1.07, 1.0),
            "fdw", List.of(6.4, 3.8, 0.52, 1.02, 5.2, 0.55, 2.2));

    private final Random random;
    private List<String> arms = List.of(CONTROL, AA, "partitioned", "subpartitioned", "fdw", "citus");
    private final Map<String, Double> slowed = new LinkedHashMap<>();
    private String createdAt = "2026-05-01T09:30:00Z";
    private int rounds = 12;
    private boolean meaningless;
    private String cache = "hot";
    private Run.Status status = Run.Status.COMPLETE;
    private String reason = "server plain was lost in round 3";
    private int cpus = 4;
    private double load = 1.1;
    private String question = "Which event has this id?";

    public SyntheticRun(long seed) {
        random = new Random(seed);
    }

    public SyntheticRun rounds(int rounds) {
        this.rounds = rounds;
        return this;
    }

    public SyntheticRun smoke() {
        this.meaningless = true;
        return this;
    }

    public SyntheticRun cold() {
        this.cache = "cold";
        return this;
    }

    public SyntheticRun status(Run.Status status) {
        this.status = status;
        return this;
    }

    public SyntheticRun reason(String reason) {
        this.reason = reason;
        return this;
    }

    public SyntheticRun cpus(int cpus) {
        this.cpus = cpus;
        return this;
    }

    public SyntheticRun load(double load) {
        this.load = load;
        return this;
    }

    /** @param date ISO-8601 */
    public SyntheticRun on(String date) {
        this.createdAt = date + "T09:30:00Z";
        return this;
    }

    public SyntheticRun slowed(String operation, String arm, double factor) {
        this.slowed.put(operation + " on " + arm, factor);
        return this;
    }

    public SyntheticRun arms(String... arms) {
        this.arms = List.of(arms);
        return this;
    }

    /** Puts {@code text} where a hostile file could have it. */
    public SyntheticRun hostile(String text) {
        this.question = text;
        this.arms = List.of(CONTROL, AA, text);
        return this;
    }

    public Run build(String runId) {
        List<Fork> forks = forks();
        double measured = forks.stream().mapToDouble(Fork::measuredSeconds).sum();
        return new Run(
                Run.SCHEMA_VERSION,
                runId,
                meaningless ? "smoke" : "quick",
                status,
                status == Run.Status.COMPLETE ? null : reason,
                createdAt,
                status == Run.Status.RUNNING ? null : "2026-05-01T09:41:12Z",
                cache,
                meaningless,
                measured * 1.31,
                measured,
                plan(),
                environment(),
                arms.stream()
                        .filter(a -> !a.equals(AA))
                        .map(SyntheticTargets::target)
                        .toList(),
                SyntheticPlans.plans(OPERATIONS, measuredArms()),
                canaries(),
                forks,
                null,
                null);
    }

    private List<String> measuredArms() {
        return arms.stream().filter(a -> !a.equals("citus")).toList();
    }

    private Plan plan() {
        Map<String, String> spec = new LinkedHashMap<>();
        spec.put("from-month", "2024-01");
        spec.put("to-month", "2024-12");
        spec.put("rows-per-month", "50000");
        spec.put("tenants", "200");
        return new Plan(
                "events",
                spec,
                42,
                rounds,
                arms,
                OPERATIONS,
                CONTROL,
                arms.contains(AA) ? AA : null,
                0.05,
                null,
                arms.stream().map(SyntheticRun::armDetail).toList(),
                OPERATIONS.stream().map(this::operationDetail).toList(),
                Map.of("warmup", "500", "measurement", "1000"),
                Plan.Stopping.FIXED);
    }

    private static ArmDetail armDetail(String arm) {
        String unavailable = arm.equals("citus") ? "needs the docker provider or a local PostgreSQL with Citus" : null;
        return new ArmDetail(arm, arm.equals(AA) ? CONTROL : arm, Map.of(), unavailable);
    }

    private OperationDetail operationDetail(String name) {
        String asked = name.equals("point-lookup") ? question : "What does " + name + " ask?";
        return new OperationDetail(name, asked, name.equals("batch-insert") ? "write" : "read", "1");
    }

    private Environment environment() {
        Map<String, String> software = new LinkedHashMap<>();
        software.put("PostgreSQL", "18.4");
        software.put("pgjdbc", "42.7.14");
        software.put("JDK", "17.0.15");
        return new Environment(
                Map.of("logical cpus", String.valueOf(cpus), "pinning", "client and entry backend on one processor"),
                software,
                Map.of("commit", "0123abc", "dirty", "no"));
    }

    private List<Canary> canaries() {
        List<Canary> canaries = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double drift = 1 + 0.03 * Math.sin(round);
            canaries.add(new Canary(round, "before", 31 * drift, 1020 * drift, 890 + random.nextInt(90)));
        }
        return canaries;
    }

    private List<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String operation : shuffled(OPERATIONS)) {
                double drift = Math.exp(0.06 * Math.sin(round / 2.0) + 0.02 * random.nextGaussian());
                for (String arm : shuffled(measuredArms())) {
                    forks.add(fork(round, forks.size(), operation, arm, drift));
                }
            }
        }
        return forks;
    }

    private List<String> shuffled(List<String> names) {
        List<String> copy = new ArrayList<>(names);
        Collections.shuffle(copy, random);
        return copy;
    }

    private Fork fork(int round, int position, String operation, String arm, double drift) {
        double slow = slowed.getOrDefault(operation + " on " + arm, 1.0);
        double time =
                CONTROL_MICROS.get(operation) * ratio(operation, arm) * slow * drift * noise(round, operation, arm);
        List<Double> slices =
                random.doubles(5, 0.985, 1.015).map(x -> x * time).boxed().toList();
        Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", time * 0.96);
        percentiles.put("p90", time * 1.2);
        percentiles.put("p99", time * (1.6 + 0.1 * random.nextDouble()));
        percentiles.put("max", time * (3 + random.nextDouble()));
        boolean excluded = round == 7 && operation.equals("batch-insert") && arm.equals(CONTROL);
        Sample sample = new Sample(
                arm,
                Metrics.TIME,
                "us/op",
                Medians.of(slices),
                slices,
                5_000,
                percentiles,
                SyntheticHistograms.around(time, random),
                "9f2c51d07ab3e144",
                arm.equals("partitioned") && round == 4 ? "generic" : "custom",
                Map.of("wal_bytes_per_op", operation.equals("batch-insert") ? 18_432.0 * ratio(operation, arm) : 0));
        Fork.Host host = new Fork.Host(
                "2026-05-01T09:30:%02dZ".formatted(position % 60),
                1.9,
                random.nextDouble() * 1.5,
                load + random.nextDouble() / 5,
                excluded ? 1 : 0,
                excluded ? "a checkpoint fell into it" : null);
        return new Fork(Fork.Kind.FORK, new Fork.Place(round, position, operation), "avgt", host, 1.4, List.of(sample));
    }

    /** Two speeds on one cell, much noise on another, little on the rest. */
    private double noise(int round, String operation, String arm) {
        boolean bimodal = operation.equals("month-aggregate") && arm.equals("subpartitioned") && round % 2 == 0;
        boolean noisy = operation.equals("tenant-range") && arm.equals("fdw");
        return (bimodal ? 4 : 1) * Math.exp((noisy ? 0.2 : 0.02) * random.nextGaussian());
    }

    private static double ratio(String operation, String arm) {
        List<Double> ratios = RATIOS.get(arm);
        return ratios == null ? 1 : ratios.get(OPERATIONS.indexOf(operation));
    }
}
