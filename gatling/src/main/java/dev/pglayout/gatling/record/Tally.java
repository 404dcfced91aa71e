package dev.pglayout.gatling.record;

import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One operation of a trial. */
final class Tally {
    private static final int KINDS_OF_ERRORS = 50;

    final Times second = new Times();
    final Times total = new Times();
    private final String operation;
    private final double weight;
    private final Map<String, Long> errors = new TreeMap<>();
    private long ok;
    private long ko;
    private long rows;

    Tally(String operation, double weight) {
        this.operation = operation;
        this.weight = weight;
    }

    void record(EndedRequest sample) {
        if (sample.error() == null) {
            ok++;
            second.record(sample);
        } else {
            ko++;
            count(errors, sample.error());
        }
    }

    /** Rows of the warm-up count too: they are in the table like the others. */
    void confirm(long confirmed) {
        rows += confirmed;
    }

    void endSecond() {
        total.add(second);
        second.reset();
    }

    /** Adds one to an error's count; beyond so many kinds only the SQLSTATE is kept. */
    static void count(Map<String, Long> errors, String error) {
        boolean room = errors.containsKey(error) || errors.size() < KINDS_OF_ERRORS;
        errors.merge(room ? error : error.replaceFirst("^(SQLSTATE \\S+) .*", "$1 …"), 1L, Long::sum);
    }

    TrialOperation result() {
        return new TrialOperation(
                operation,
                weight,
                ok,
                ko,
                new LinkedHashMap<>(errors),
                rows,
                HistogramText.encode(total.response),
                HistogramText.encode(total.service),
                HistogramText.encode(total.lag));
    }

    String operation() {
        return operation;
    }

    long ok() {
        return ok;
    }

    long ko() {
        return ko;
    }
}
