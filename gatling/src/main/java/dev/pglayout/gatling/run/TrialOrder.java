package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.Trial;
import java.time.Duration;

/**
 * A trial that is to be run.
 *
 * @param users of a closed model, connections of an open one
 * @param rate operations per second, at the beginning of a ramp; null in a closed model
 * @param rampTo operations per second at a ramp's end, or null
 */
record TrialOrder(
        String name,
        int round,
        int position,
        Arm arm,
        Trial.Model model,
        int users,
        Double rate,
        Double rampTo,
        Duration warmUp,
        Duration duration,
        long seed) {
    /** Readable, and unique by its position. */
    String folderName() {
        String arm = this.arm.name().replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("_$", "");
        return "%03d-%s-%s".formatted(position, name, arm);
    }
}
