package dev.pglayout.reports.sweep;

import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.Sweep;
import dev.pglayout.reports.model.Sweep.Footprint;
import dev.pglayout.reports.model.Sweep.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/** A seeded sweep over partitions: each layout's time is a power law times noise that a round's arms share, and some of their own. */
public final class SyntheticSweep {
    public static final String OPERATION = "point-lookup";
    private static final double[] VALUES = {12, 120, 1200};

    private final Random random;
    private final List<Point> points = new ArrayList<>();
    private final List<Double> micros = new ArrayList<>();
    private int rounds = 12;
    private double noise = 0.02;

    public SyntheticSweep(long seed) {
        random = new Random(seed);
    }

    public SyntheticSweep rounds(int rounds) {
        this.rounds = rounds;
        return this;
    }

    public SyntheticSweep noise(double noise) {
        this.noise = noise;
        return this;
    }

    /** A layout that takes {@code micros} at 12 and grows with this exponent. */
    public SyntheticSweep layout(String name, double microsAtTwelve, double exponent) {
        return layout(
                name,
                DoubleStream.of(VALUES)
                        .map(value -> microsAtTwelve * Math.pow(value / 12, exponent))
                        .toArray());
    }

    /** A layout that takes so many microseconds at 12, 120 and 1200. */
    public SyntheticSweep layout(String name, double[] microsAt) {
        for (int i = 0; i < VALUES.length; i++) {
            points.add(new Point(name + "{partitions_per_month=" + (int) (VALUES[i] / 12) + "}", name, VALUES[i]));
            micros.add(microsAt[i]);
        }
        return this;
    }

    public SyntheticSweep level(String name, double microsEverywhere) {
        points.add(new Point(name, name, null));
        micros.add(microsEverywhere);
        return this;
    }

    public Run build() {
        List<String> arms = points.stream().map(Point::arm).toList();
        return new Run(
                Run.SCHEMA_VERSION,
                "sweep",
                "quick",
                Run.Status.COMPLETE,
                null,
                "2026-05-01T09:30:00Z",
                "2026-05-01T09:41:12Z",
                "hot",
                false,
                100,
                50,
                plan(arms),
                new Environment(Map.of(), Map.of(), Map.of()),
                List.of(),
                List.of(),
                List.of(),
                forks(),
                null,
                new Sweep("partitions", "partitions of time", "the same rows", points, footprints()));
    }

    private Plan plan(List<String> arms) {
        return new Plan(
                "events",
                Map.of(),
                1,
                rounds,
                arms,
                List.of(OPERATION),
                arms.get(0),
                null,
                0.05,
                null,
                arms.stream()
                        .map(arm -> new Plan.ArmDetail(arm, arm, Map.of(), null))
                        .toList(),
                List.of(new Plan.OperationDetail(OPERATION, "Which event has this id?", "read", "1")),
                Map.of(),
                Plan.Stopping.FIXED);
    }

    private List<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double drift = Math.exp(0.3 * random.nextGaussian());
            for (int i = 0; i < points.size(); i++) {
                double time = micros.get(i) * drift * Math.exp(noise * random.nextGaussian());
                forks.add(fork(round, forks.size(), points.get(i).arm(), time));
            }
        }
        return forks;
    }

    private static Fork fork(int round, int position, String arm, double time) {
        return new Fork(
                Fork.Kind.FORK,
                new Fork.Place(round, position, OPERATION),
                "avgt",
                new Fork.Host("2026-05-01T09:31:00Z", 1, 0, 1, 0, null),
                0.5,
                List.of(Sample.of(arm, Metrics.TIME, "us/op", time, 100)));
    }

    private List<Footprint> footprints() {
        List<Footprint> taken = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double time = micros.get(i) / 1000;
            taken.add(new Footprint(
                    OPERATION, points.get(i).arm(), 9 * time, 3 * time, time, time, "generic", 3, 1L << 20));
        }
        return taken;
    }
}
