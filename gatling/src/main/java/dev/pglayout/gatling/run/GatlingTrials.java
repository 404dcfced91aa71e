package dev.pglayout.gatling.run;

import dev.pglayout.gatling.trial.TrialProcess;
import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.model.loadtest.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.function.Consumer;

/** Trials as Gatling runs them, each in a JVM of its own. */
final class GatlingTrials implements Trials {
    /** For the histograms of all seconds and operations, and the requests of hundreds of users. */
    private static final String HEAP = "512m";

    private final LoadRequest request;
    private volatile TrialProcess underWay;
    private volatile boolean interrupted;

    GatlingTrials(LoadRequest request) {
        this.request = request;
    }

    @Override
    public Trial run(TrialOrder order, Path folder, Consumer<Instant> measuring) {
        TrialProcess process = TrialProcess.start(spec(order), folder, HEAP);
        underWay = process;
        if (interrupted) {
            process.interrupt();
        }
        try {
            return process.await(measuring);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a trial ran", e);
        } finally {
            underWay = null;
        }
    }

    @Override
    public void interrupt() {
        interrupted = true;
        TrialProcess process = underWay;
        if (process != null) {
            process.interrupt();
        }
    }

    private TrialSpec spec(TrialOrder order) {
        LoadSettings settings = request.settings();
        return new TrialSpec(
                request.stateDir().root().toAbsolutePath().toString(),
                order.name(),
                order.round(),
                order.position(),
                order.arm().name(),
                settings.mix(),
                order.model(),
                order.users(),
                order.rate(),
                order.rampTo(),
                settings.thinkTime().toMillis(),
                order.warmUp().toMillis(),
                order.duration().toMillis(),
                order.seed(),
                // Promises are judged afterwards, from nanoseconds.
                TrialSpec.Limits.DEFAULT,
                asksFrom());
    }

    /** All trials of a run ask the same, those that find capacities too. */
    private String asksFrom() {
        return request.events().stream()
                .flatMap(event -> event.action().asksFrom(request.profile().dataset()).stream())
                .max(Comparator.naturalOrder())
                .map(YearMonth::toString)
                .orElse(null);
    }
}
