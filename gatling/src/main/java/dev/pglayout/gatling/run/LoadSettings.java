package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.LoadTestProperties;
import dev.pglayout.fixtures.plan.Settings;
import dev.pglayout.fixtures.plan.SmallestEffect;
import java.time.Duration;
import java.util.List;

/**
 * What a profile says of load tests, validated.
 *
 * @param mix name of a mix, or a file
 * @param rounds of the comparison
 * @param warmUp of each trial, not measured
 * @param duration of each trial's measured phase
 * @param probeDuration of each trial of a capacity search
 * @param maxUsers the most that a capacity search tries
 * @param curve shares of a capacity at which latency is taken
 * @param commonShare of the slowest layout's capacity, at which all are compared
 * @param thinkTime between two operations of a user, in closed models
 * @param limits what the user has promised
 */
public record LoadSettings(
        String mix,
        int rounds,
        Duration warmUp,
        Duration duration,
        Duration probeDuration,
        int maxUsers,
        List<Double> curve,
        double commonShare,
        Duration thinkTime,
        SmallestEffect margin,
        Limits limits) {
    /**
     * What each operation must keep in each trial of a comparison; null where nothing was promised.
     *
     * @param maxErrorShare from 0 to 1
     */
    public record Limits(Double maxP99Millis, Double maxErrorShare) {
        boolean promised() {
            return maxP99Millis != null || maxErrorShare != null;
        }
    }

    /** Reads the profile's part on load tests; an error names the property, its value and what is allowed. */
    public static LoadSettings of(Settings settings) {
        return new LoadSettings(
                settings.get(LoadTestProperties.MIX),
                settings.get(LoadTestProperties.ROUNDS),
                settings.get(LoadTestProperties.WARM_UP),
                settings.get(LoadTestProperties.DURATION),
                settings.get(LoadTestProperties.PROBE_DURATION),
                settings.get(LoadTestProperties.MAX_USERS),
                settings.get(LoadTestProperties.CURVE),
                settings.get(LoadTestProperties.COMMON_SHARE),
                settings.get(LoadTestProperties.THINK_TIME),
                settings.get(LoadTestProperties.MARGIN),
                new Limits(
                        settings.get(LoadTestProperties.MAX_P99)
                                .map(limit -> limit.toNanos() / 1e6)
                                .orElse(null),
                        settings.get(LoadTestProperties.MAX_ERROR_SHARE).orElse(null)));
    }
}
