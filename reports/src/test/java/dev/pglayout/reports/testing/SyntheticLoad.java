package dev.pglayout.reports.testing;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadPlan;
import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded load test: capacities, four arms at one rate, one of them slower, a saturated trial, a restart under load. */
public final class SyntheticLoad {
    public static final String MIX = "oltp";
    public static final double RATE = 1200;
    public static final int SECONDS = 30;

    private static final List<String> ARMS = List.of("plain", "plain (A/A)", "partitioned", "fdw");
    private static final Map<String, Double> MICROS =
            Map.of("plain", 800.0, "plain (A/A)", 800.0, "partitioned", 950.0, "fdw", 2600.0);
    private static final List<String> SEARCHED = List.of("plain", "partitioned", "fdw");
    private static final int ROUNDS = 8;
    private static final int KNEE = 4;
    private static final int RESTART = 12;
    private static final int CHECKPOINT = 20;
    private static final int SATURATED_ROUND = 5;

    private final Random random;
    private Trial.Model model = Trial.Model.OPEN;

    public SyntheticLoad(long seed) {
        random = new Random(seed);
    }

    /** The same with users instead of a rate. */
    public SyntheticLoad closed() {
        model = Trial.Model.CLOSED;
        return this;
    }

    public Run build(String runId) {
        Run base =
                new SyntheticRun(1).arms(ARMS.toArray(String[]::new)).rounds(1).build(runId);
        List<LoadTrial> trials = new ArrayList<>();
        List<Fork> forks = new ArrayList<>();
        for (String arm : SEARCHED) {
            trials.add(closed(arm, trials.size()));
            trials.add(atHalf(arm, trials.size()));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (String arm : ARMS) {
                LoadTrial trial = trial(arm, round, trials.size());
                trials.add(trial);
                if (trial.ok()) {
                    forks.add(fork(trial.trial()));
                }
            }
        }
        LoadTests tests = new LoadTests(plan(), capacities(), RATE, trials);
        return new Run(
                base.schemaVersion(),
                runId,
                base.profile(),
                base.status(),
                base.statusReason(),
                base.createdAt(),
                base.finishedAt(),
                base.cache(),
                base.meaningless(),
                base.wallSeconds(),
                base.measuredSeconds(),
                judged(base.plan()),
                base.environment(),
                base.targets(),
                List.of(),
                List.of(),
                forks,
                tests,
                null);
    }

    private static Plan judged(Plan plan) {
        return plan.withOperations(List.of(new Plan.OperationDetail(
                MIX, "mix oltp at 1,200 operations/s?", "read", "1..", List.of(Metrics.P50, Metrics.P99))));
    }

    private static LoadPlan plan() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("point-lookup", 80.0);
        weights.put("batch-insert", 20.0);
        return new LoadPlan(
                "compare", MIX, weights, 64, null, null, 0, 3, SECONDS, 0.6, List.of("restart-server@12.0 s"));
    }

    private static List<Capacity> capacities() {
        List<Capacity> all = new ArrayList<>();
        for (String arm : SEARCHED) {
            double rate = 4_000_000 / MICROS.get(arm);
            List<Capacity.Probe> probes = new ArrayList<>();
            for (int users = 1; users <= 16; users *= 2) {
                double reached = rate * Math.min(1, users / 4.0);
                long nanos = (long) (users / reached * 1e9);
                probes.add(new Capacity.Probe(probe(arm, users), users, reached, nanos, 3 * nanos, Trial.Status.OK));
            }
            List<Capacity.Point> curve = new ArrayList<>();
            for (double share : new double[] {0.5, 0.7}) {
                long nanos = (long) (MICROS.get(arm) * 1000 / (1 - share));
                curve.add(
                        new Capacity.Point("c", share, share * rate, share * rate, nanos, 4 * nanos, Trial.Status.OK));
            }
            curve.add(new Capacity.Point("c", 0.9, 0.9 * rate, 0.8 * rate, null, null, Trial.Status.SATURATED));
            all.add(new Capacity(arm, KNEE, rate, arm.equals("fdw"), probes, curve));
        }
        return all;
    }

    private static String probe(String arm, int users) {
        return "trials/probe-%d-%s".formatted(users, arm);
    }

    /** The probe at the knee. */
    private LoadTrial closed(String arm, int position) {
        return small("probe-" + KNEE, probe(arm, KNEE), Purpose.SEARCH, Trial.Model.PROBE, arm, position);
    }

    private LoadTrial atHalf(String arm, int position) {
        return small("at-50", "trials/at-50-" + arm, Purpose.CURVE, Trial.Model.OPEN, arm, position);
    }

    private LoadTrial small(String name, String folder, Purpose purpose, Trial.Model asked, String arm, int position) {
        LoadTrial whole = trial(arm, 0, position, false);
        Trial t = whole.trial();
        Trial trial = new Trial(
                name,
                0,
                position,
                arm,
                MIX,
                asked,
                KNEE,
                asked.scheduled() ? RATE : null,
                t.startedAt(),
                t.warmupSeconds(),
                t.measuredSeconds(),
                t.achievedRate(),
                Trial.Status.OK,
                null,
                t.operations(),
                t.seconds(),
                t.wakeUpNanos(),
                t.gatlingReport(),
                null);
        return new LoadTrial(folder, purpose, trial, whole.server(), List.of(), null);
    }

    private LoadTrial trial(String arm, int round, int position) {
        return trial(arm, round, position, arm.equals("partitioned") && round == 0);
    }

    private LoadTrial trial(String arm, int round, int position, boolean restarted) {
        boolean saturated = arm.equals("fdw") && round == SATURATED_ROUND;
        double micros = MICROS.get(arm) * Math.exp(0.03 * random.nextGaussian());
        List<TrialSecond> seconds = new ArrayList<>();
        for (int i = 0; i < SECONDS; i++) {
            seconds.add(second(i, micros, restarted));
        }
        Map<String, Long> errors = restarted ? Map.of("SQLSTATE 57P01 terminating connection", 240L) : Map.of();
        Trial trial = new Trial(
                "common-rate",
                round,
                position,
                arm,
                MIX,
                model,
                32,
                model.scheduled() ? RATE : null,
                "2026-05-01T09:30:00Z",
                3,
                SECONDS,
                saturated ? 0.7 * RATE : RATE,
                saturated ? Trial.Status.SATURATED : Trial.Status.OK,
                saturated ? "70 % of the rate was reached" : null,
                List.of(
                        operation("point-lookup", 80, micros, errors, 0),
                        operation("batch-insert", 20, 2 * micros, Map.of(), 72_000)),
                seconds,
                200_000L,
                "gatling/index.html",
                null);
        return new LoadTrial(
                "trials/%03d".formatted(position),
                Purpose.COMPARE,
                trial,
                server(arm, restarted),
                restarted ? List.of(restart()) : List.of(),
                new Accounting(72_000, restarted ? 90 : 0, restarted ? 40L : 0L, restarted ? 72_040 : 72_000));
    }

    private static LoadEvent restart() {
        return new LoadEvent("restart-server", RESTART, 12.01, 14.4, "single restarted", false, 3.0);
    }

    private static TrialSecond second(int second, double micros, boolean restarted) {
        boolean down = restarted && second >= RESTART && second < RESTART + 3;
        return new TrialSecond(
                second,
                1200,
                down ? 30 : 1200,
                down ? 80 : 0,
                down ? Map.of("SQLSTATE 57P01 terminating connection", 80L) : Map.of(),
                (long) (micros * 1000),
                (long) (micros * (down ? 90_000 : 4000)),
                down ? 32 : 3);
    }

    private List<ServerSecond> server(String arm, boolean restarted) {
        List<ServerSecond> all = new ArrayList<>();
        for (int i = 0; i < SECONDS; i++) {
            if (restarted && i >= RESTART && i <= RESTART + 2) {
                continue;
            }
            if (arm.equals("fdw")) {
                all.add(server(i, "coordinator", Map.of("Extension:PostgresFdwGetResult", 5)));
                all.add(server(i, "shard1", Map.of("IO:WALSync", 1, "IO:WALWrite", i == 3 ? 1 : 0)));
                all.add(server(i, "shard2", Map.of("IO:WALSync", 3, "Lock:tuple", 2, "Lock:transactionid", 2)));
            } else {
                all.add(server(i, "single", Map.of("LWLock:WALWrite", 2, "IO:WALSync", random.nextInt(3))));
            }
        }
        return all;
    }

    private ServerSecond server(int second, String node, Map<String, Integer> waits) {
        return new ServerSecond(
                second,
                node,
                3,
                waits,
                40,
                second % 3,
                second >= CHECKPOINT && second < CHECKPOINT + 4,
                400_000 + random.nextInt(90_000),
                50_000,
                random.nextInt(50));
    }

    private TrialOperation operation(String name, double weight, double micros, Map<String, Long> errors, long rows) {
        String response = SyntheticHistograms.around(micros, random);
        long ko = errors.values().stream().mapToLong(n -> n).sum();
        return new TrialOperation(
                name, weight, 300, ko, errors, rows, response, response, SyntheticHistograms.around(20, random));
    }

    private static Fork fork(Trial trial) {
        double micros = trial.seconds().get(0).p50Nanos() / 1e3;
        return new Fork(
                Fork.Kind.TRIAL,
                new Fork.Place(trial.round(), trial.position(), MIX),
                "open",
                new Fork.Host(trial.startedAt(), SECONDS + 6, 0, 1, 0, null),
                SECONDS,
                List.of(
                        Sample.of(trial.arm(), Metrics.P50, "us/op", micros, 36_000),
                        Sample.of(trial.arm(), Metrics.P99, "us/op", 4 * micros, 36_000)));
    }
}
