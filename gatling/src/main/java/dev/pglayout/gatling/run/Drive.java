package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.Trial;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A load that all arms of a block are put under.
 *
 * @param users of a closed model, connections of an open one; may differ between arms at full load
 * @param rate see {@link TrialOrder}
 * @param judged what of it is judged: an open model says how long an answer takes, a closed one how much can be done
 */
record Drive(
        String name, Trial.Model model, ToIntFunction<Arm> users, Double rate, Double rampTo, List<Metric> judged) {

    static Drive open(String name, Trial.Model model, int connections, double rate, Double rampTo) {
        boolean steady = model == Trial.Model.OPEN || model == Trial.Model.SOAK;
        return new Drive(
                name, model, arm -> connections, rate, rampTo, steady ? List.of(Metric.P50, Metric.P99) : List.of());
    }

    static Drive closed(String name, ToIntFunction<Arm> users) {
        return new Drive(name, Trial.Model.CLOSED, users, null, null, List.of(Metric.THROUGHPUT));
    }
}
