package dev.pglayout.jmh.run;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Forks as a run would record them. */
final class TestForks {
    private TestForks() {}

    static Fork of(int round, String operation, String arm, String mode, double micros) {
        Sample sample = new Sample(
                arm,
                Metrics.TIME,
                "us/op",
                micros,
                List.of(micros, micros),
                10,
                Map.of(),
                null,
                "1f",
                "generic",
                Map.of());
        return of(round, operation, mode, sample);
    }

    /** One that holds several arms. */
    static Fork of(int round, String operation, String mode, Sample... samples) {
        return new Fork(
                Fork.Kind.FORK,
                new Fork.Place(round, 0, operation),
                mode,
                new Fork.Host("2026-01-01T00:00:00Z", 1, 0, 0, 0, null),
                0.5,
                List.of(samples));
    }

    /** Its samples in one fork. */
    static Fork together(Fork... forks) {
        Sample[] samples =
                Stream.of(forks).flatMap(fork -> fork.samples().stream()).toArray(Sample[]::new);
        return of(forks[0].round(), forks[0].operation(), forks[0].mode(), samples);
    }
}
