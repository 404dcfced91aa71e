package dev.pglayout.gatling.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What each operation was promised to keep, judged from what the trials kept: nanoseconds, where Gatling's own assertions see
 * whole milliseconds. Only where all arms are under the same load: probes and curves go to the limit on purpose.
 */
record Promises(LoadSettings.Limits limits) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** One line for each promise that an operation broke in a trial. Trials that missed their schedule are judged, failed ones not. */
    List<String> broken(List<LoadTrial> trials) {
        List<String> broken = new ArrayList<>();
        trials.stream()
                .filter(trial -> trial.purpose() == Purpose.COMPARE)
                .map(LoadTrial::trial)
                .filter(trial -> trial.status() != Trial.Status.FAILED)
                .forEach(trial -> trial.operations().forEach(operation -> {
                    String where = "%s on %s, round %d: %s"
                            .formatted(trial.name(), trial.arm(), trial.round() + 1, operation.operation());
                    slow(operation, where, broken);
                    wrong(operation, where, broken);
                }));
        return broken;
    }

    /** Where all failed nobody was answered in time. */
    private void slow(TrialOperation operation, String where, List<String> broken) {
        if (limits.maxP99Millis() == null || operation.ok() + operation.ko() == 0) {
            return;
        }
        if (operation.ok() == 0) {
            broken.add(where + " never succeeded");
            return;
        }
        double p99 = HistogramText.decode(operation.response()).getValueAtPercentile(99) / NANOS_PER_MILLI;
        if (p99 > limits.maxP99Millis()) {
            broken.add(String.format(
                    Locale.ROOT, "%s has a p99 of %.3f ms, promised %s ms", where, p99, limits.maxP99Millis()));
        }
    }

    private void wrong(TrialOperation operation, String where, List<String> broken) {
        long asked = operation.ok() + operation.ko();
        if (limits.maxErrorShare() != null && asked > 0) {
            double share = (double) operation.ko() / asked;
            if (share > limits.maxErrorShare()) {
                broken.add(String.format(
                        Locale.ROOT,
                        "%s has an error share of %.5f, promised %s",
                        where,
                        share,
                        limits.maxErrorShare()));
            }
        }
    }
}
