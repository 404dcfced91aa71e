package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Forks for tests: one to start from, and what may differ. */
final class Forks {
    private Forks() {}

    static Fork fork(int round, int position, String operation, String arm, double... iterations) {
        return inUnit("us/op", round, position, operation, arm, iterations);
    }

    static Fork inUnit(String unit, int round, int position, String operation, String arm, double... iterations) {
        return new Fork(
                round,
                position,
                operation,
                arm,
                "avgt",
                unit,
                Arrays.stream(iterations).boxed().toList(),
                1000,
                Map.of(),
                null,
                "2026-01-01T00:00:00Z",
                2,
                1,
                "abc",
                "custom",
                Map.of(),
                0,
                1,
                0,
                null);
    }

    static Fork excluded(Fork f, String reason, double stealPercent) {
        return copy(f, f.mode(), f.percentiles(), f.planKind(), f.resultChecksum(), stealPercent, reason);
    }

    static Fork planKind(Fork f, String kind) {
        return copy(f, f.mode(), f.percentiles(), kind, f.resultChecksum(), f.stealPercent(), f.excludedReason());
    }

    static Fork checksum(Fork f, String checksum) {
        return copy(f, f.mode(), f.percentiles(), f.planKind(), checksum, f.stealPercent(), f.excludedReason());
    }

    static Fork sampled(Fork f, double p50, double p99) {
        Map<String, Double> percentiles = Map.of("p50", p50, "p99", p99);
        return copy(f, "sample", percentiles, f.planKind(), f.resultChecksum(), f.stealPercent(), f.excludedReason());
    }

    private static Fork copy(
            Fork f,
            String mode,
            Map<String, Double> percentiles,
            String planKind,
            String checksum,
            double steal,
            String excluded) {
        return new Fork(
                f.round(),
                f.position(),
                f.operation(),
                f.arm(),
                mode,
                f.unit(),
                List.copyOf(f.iterations()),
                f.executions(),
                percentiles,
                f.histogram(),
                f.startedAt(),
                f.wallSeconds(),
                f.measuredSeconds(),
                checksum,
                planKind,
                f.counters(),
                steal,
                f.load(),
                f.checkpoints(),
                excluded);
    }
}
