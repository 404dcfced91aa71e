package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Forks for tests: one to start from, and what may differ. */
final class Forks {
    static final String UNIT = "us/op";

    private Forks() {}

    /** One arm's fork; without slices it has no time. */
    static Fork fork(int round, int position, String operation, String arm, double... slices) {
        return inUnit(UNIT, round, position, operation, arm, slices);
    }

    static Fork inUnit(String unit, int round, int position, String operation, String arm, double... slices) {
        return shared(round, position, operation, sample(unit, arm, slices));
    }

    /** A fork of several arms. */
    static Fork shared(int round, int position, String operation, Sample... samples) {
        return of(round, position, operation, "avgt", 0, null, List.of(samples));
    }

    static Sample sample(String unit, String arm, double... slices) {
        return new Sample(
                arm,
                Metrics.TIME,
                unit,
                slices.length == 0 ? null : (Double) Medians.of(slices),
                Arrays.stream(slices).boxed().toList(),
                1000,
                Map.of(),
                null,
                "abc",
                "custom",
                Map.of());
    }

    static Fork excluded(Fork f, String reason, double stealPercent) {
        return of(f.round(), f.position(), f.operation(), f.mode(), stealPercent, reason, f.samples());
    }

    static Fork planKind(Fork f, String kind) {
        return with(f, only(f).percentiles(), only(f).resultChecksum(), kind);
    }

    static Fork checksum(Fork f, String checksum) {
        return with(f, only(f).percentiles(), checksum, only(f).planKind());
    }

    static Fork sampled(Fork f, double p50, double p99) {
        Fork sampled = of(f.round(), f.position(), f.operation(), "sample", 0, null, f.samples());
        return with(sampled, Map.of("p50", p50, "p99", p99), only(f).resultChecksum(), only(f).planKind());
    }

    /** The sample of a fork of one arm. */
    static Sample only(Fork f) {
        return f.samples().get(0);
    }

    private static Fork with(Fork f, Map<String, Double> percentiles, String checksum, String planKind) {
        Sample s = only(f);
        return f.with(List.of(new Sample(
                s.arm(),
                s.metric(),
                s.unit(),
                s.value(),
                s.slices(),
                s.executions(),
                percentiles,
                s.histogram(),
                checksum,
                planKind,
                s.counters())));
    }

    private static Fork of(
            int round,
            int position,
            String operation,
            String mode,
            double steal,
            String excluded,
            List<Sample> samples) {
        return new Fork(
                Fork.Kind.FORK,
                new Fork.Place(round, position, operation),
                mode,
                new Fork.Host("2026-01-01T00:00:00Z", 2, steal, 1, 0, excluded),
                1,
                samples);
    }
}
