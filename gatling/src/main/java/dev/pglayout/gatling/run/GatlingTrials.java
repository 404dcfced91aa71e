package dev.pglayout.gatling.run;

import dev.pglayout.gatling.trial.TrialProcess;
import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.model.loadtest.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Trials as Gatling runs them, each in a JVM of its own. */
final class GatlingTrials implements Trials {
    /** For the histograms of all seconds and operations, and the requests of hundreds of users. */
    private static final String HEAP = "512m";

    /** As Gatling ends when an assertion does not hold. */
    private static final int ASSERTION_FAILED = 2;

    private final LoadRequest request;
    private final List<String> broken = new ArrayList<>();
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
            Trial trial = process.await(measuring);
            if (process.exitCode() == ASSERTION_FAILED) {
                broken.add(
                        "%s on %s, round %d".formatted(order.name(), order.arm().name(), order.round() + 1));
            }
            return trial;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a trial ran", e);
        } finally {
            underWay = null;
        }
    }

    /** Trials in which an operation took longer, or failed more often, than the profile allows. */
    List<String> broken() {
        return List.copyOf(broken);
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
        TrialSpec.Limits usual = TrialSpec.Limits.DEFAULT;
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
                new TrialSpec.Limits(
                        usual.statementMillis(),
                        usual.connectionMillis(),
                        settings.limits().maxP99Millis(),
                        settings.limits().maxErrorShare()));
    }
}
