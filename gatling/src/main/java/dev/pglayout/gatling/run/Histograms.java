package dev.pglayout.gatling.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** A trial's histograms, all operations together. */
final class Histograms {
    private static final int DIGITS = 3;

    private Histograms() {}

    static Histogram sum(Trial trial, Function<TrialOperation, String> which) {
        Histogram sum = new Histogram(DIGITS);
        sum.setAutoResize(true);
        trial.operations().forEach(operation -> sum.add(HistogramText.decode(which.apply(operation))));
        return sum;
    }
}
