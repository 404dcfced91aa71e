package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.Capacity.Point;
import dev.pglayout.reports.model.loadtest.Capacity.Probe;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Finds what one arm can do, and how long it takes to answer at shares of that. */
final class CapacityStage {
    private final LoadSettings settings;
    private final TrialStage trials;
    private final Room room;
    private final long seed;

    CapacityStage(LoadSettings settings, TrialStage trials, Room room, long seed) {
        this.settings = settings;
        this.trials = trials;
        this.room = room;
        this.seed = seed;
    }

    Capacity of(Arm arm) {
        CapacitySearch.Found found = CapacitySearch.search(room.users(), users -> probe(arm, users));
        if (found.knee() == null) {
            return new Capacity(arm.name(), 0, null, false, found.probes(), List.of());
        }
        List<Point> curve = new ArrayList<>();
        for (double share : settings.curve()) {
            curve.add(point(arm, share, found.knee()));
        }
        return new Capacity(
                arm.name(), found.knee().users(), found.knee().rate(), found.bounded(), found.probes(), curve);
    }

    private Probe probe(Arm arm, int users) {
        TrialOrder order = new TrialOrder(
                "probe-" + users,
                0,
                trials.nextPosition(),
                arm,
                Trial.Model.PROBE,
                users,
                null,
                null,
                settings.warmUp(),
                settings.probeDuration(),
                seed);
        LoadTrial kept = trials.run(order, Purpose.SEARCH, List.of());
        Histogram service = Histograms.sum(kept.trial(), TrialOperation::service);
        return new Probe(
                kept.folder(),
                users,
                kept.trial().achievedRate(),
                service.getValueAtPercentile(50),
                service.getValueAtPercentile(99),
                kept.trial().status());
    }

    private Point point(Arm arm, double share, Probe knee) {
        double rate = share * knee.rate();
        TrialOrder order = new TrialOrder(
                "at-%.0f".formatted(100 * share),
                0,
                trials.nextPosition(),
                arm,
                Trial.Model.OPEN,
                room.connections(knee.users()),
                rate,
                null,
                settings.warmUp(),
                settings.duration(),
                seed);
        LoadTrial kept = trials.run(order, Purpose.CURVE, List.of());
        Histogram response = kept.ok() ? Histograms.sum(kept.trial(), TrialOperation::response) : null;
        return new Point(
                kept.folder(),
                share,
                rate,
                kept.trial().achievedRate(),
                response == null ? null : response.getValueAtPercentile(50),
                response == null ? null : response.getValueAtPercentile(99),
                kept.trial().status());
    }
}
