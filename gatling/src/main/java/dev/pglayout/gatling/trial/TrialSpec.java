package dev.pglayout.gatling.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * All that one trial needs to know. A file, so that a trial's JVM can be started again by hand.
 *
 * @param stateDir where the targets that are up are registered
 * @param name what the trial is for
 * @param arm as parsed by {@link dev.pglayout.fixtures.plan.Arm}
 * @param mix name of a mix, or a file
 * @param users of a closed model, connections of a scheduled one
 * @param rate operations per second, at the beginning of a ramp; null in a closed model
 * @param rampTo operations per second at a ramp's end, or null
 * @param thinkMillis between two operations of a user, in closed models
 * @param warmUpMillis of the same kind of load, not measured
 * @param seed of choices and binds; equal seeds ask every arm the same
 * @param limits what an operation may take
 * @param asksFrom the first month that is asked for, such as {@code 2024-02}; null for all
 */
public record TrialSpec(
        String stateDir,
        String name,
        int round,
        int position,
        String arm,
        String mix,
        Model model,
        int users,
        Double rate,
        Double rampTo,
        long thinkMillis,
        long warmUpMillis,
        long durationMillis,
        long seed,
        Limits limits,
        String asksFrom) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param statementMillis after which the server cancels a statement
     * @param connectionMillis how long a request may wait for a connection that must be opened anew
     * @param maxP99Millis asserted of each operation, or null
     * @param maxErrorShare asserted of each operation, from 0 to 1, or null
     */
    public record Limits(long statementMillis, long connectionMillis, Double maxP99Millis, Double maxErrorShare) {
        public static final Limits DEFAULT = new Limits(30_000, 5_000, null, null);
    }

    public TrialSpec {
        require("users", users);
        require("duration", durationMillis);
        if (model.scheduled()) {
            require("rate", rate);
        } else if (rate != null) {
            throw UserError.badInput("rate is %s; a %s model has none: its answers set the rate", rate, model);
        }
        if (model == Model.RAMP) {
            require("ramp-to", rampTo);
        }
        require("think time", thinkMillis + 1);
        require("warm-up", warmUpMillis + 1);
    }

    private static void require(String what, Number value) {
        if (value == null || !(value.doubleValue() > 0)) {
            throw UserError.badInput("%s must be more than 0, got: %s", what, value);
        }
    }

    @JsonIgnore
    public Duration duration() {
        return Duration.ofMillis(durationMillis);
    }

    /** Operations per second that arrive on average; null in a closed model. */
    @JsonIgnore
    public Double meanRate() {
        return rampTo == null || rate == null ? rate : Double.valueOf((rate + rampTo) / 2);
    }

    public void write(Path file) {
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw UserError.badInput("cannot write %s: %s", file, e.getMessage());
        }
    }

    public static TrialSpec read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), TrialSpec.class);
        } catch (IOException e) {
            throw UserError.badInput("%s is no trial: %s", file, e.getMessage());
        }
    }
}
