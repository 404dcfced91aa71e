package dev.pglayout.gatling.run;

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
    private static final String PREFIX = "load-test.";
    private static final int MOST_USERS = 10_000;

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

    /** The path of a profile behind an option: {@code rounds} is {@code load-test.rounds}. */
    public static String path(String option) {
        return PREFIX + option;
    }

    /** Reads the profile's part on load tests; an error names the property, its value and what is allowed. */
    public static LoadSettings of(Settings settings) {
        return new LoadSettings(
                settings.text(path("mix")),
                settings.between(path("rounds"), 1, 1000),
                settings.duration(path("warm-up")),
                settings.duration(path("duration")),
                settings.duration(path("probe-duration")),
                settings.between(path("max-users"), 1, MOST_USERS),
                curve(settings),
                settings.share(path("common-share")),
                settings.durationOrZero(path("think-time")),
                settings.smallestEffect(path("margin")),
                limits(settings));
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                none(settings, "max-p99")
                        ? null
                        : settings.duration(path("max-p99")).toNanos() / 1e6,
                none(settings, "max-error-share") ? null : (Double) settings.share(path("max-error-share")));
    }

    private static boolean none(Settings settings, String option) {
        return settings.text(path(option)).equals("none");
    }

    private static List<Double> curve(Settings settings) {
        String path = path("curve");
        List<Double> shares;
        try {
            shares = settings.texts(path).stream().map(Double::valueOf).toList();
        } catch (NumberFormatException e) {
            return settings.refuse(path, "shares between 0 and 1, such as 0.5,0.7,0.9");
        }
        return shares.stream().allMatch(share -> share > 0 && share < 1)
                ? shares
                : settings.refuse(path, "shares between 0 and 1, such as 0.5,0.7,0.9");
    }
}
