package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that fall into two clusters: an arm that runs now at one speed, now at another.
 *
 * <p>The sorted values are cut where the two parts lie furthest apart in units of the spread within them, as Ashman's
 * D measures it (Ashman, Bird and Zepf, AJ 108, 1994). Both parts must hold a quarter of the values and at least
 * three, so that a noisy neighbour in a block or two is no second speed, and lie further apart than the caller cares
 * about. The critical D is the 99 % point for uniform values, the flattest distribution with one mode, by seeded
 * simulation at each n; so 1 % of flat samples are called two-speeded wrongly, and about 0.1 % of normal ones.
 *
 * @param lower median of the lower cluster
 * @param upper median of the upper cluster
 */
public record TwoSpeeds(int lowerCount, double lower, int upperCount, double upper) {
    private static final int FEWEST = 6;
    private static final int SAMPLES = 20_000;
    private static final double FALSE_ALARMS = 0.01;
    private static final long SEED = 19_940_101;
    private static final Map<Integer, Double> CRITICAL = new ConcurrentHashMap<>();

    /** @param apart smallest distance of the clusters' medians that matters, in the values' unit */
    public static Optional<TwoSpeeds> find(double[] values, double apart) {
        if (values.length < FEWEST) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Cut cut = best(sorted);
        TwoSpeeds found = new TwoSpeeds(
                cut.at,
                Medians.of(Arrays.copyOfRange(sorted, 0, cut.at)),
                sorted.length - cut.at,
                Medians.of(Arrays.copyOfRange(sorted, cut.at, sorted.length)));
        return found.upper - found.lower > apart && cut.separation > critical(sorted.length)
                ? Optional.of(found)
                : Optional.empty();
    }

    private record Cut(int at, double separation) {}

    private static Cut best(double[] sorted) {
        int least = Math.max(3, (sorted.length + 3) / 4);
        Cut best = new Cut(least, 0);
        for (int at = least; at <= sorted.length - least; at++) {
            double separation = separation(sorted, at);
            best = separation > best.separation ? new Cut(at, separation) : best;
        }
        return best;
    }

    private static double separation(double[] sorted, int at) {
        double lower = mean(sorted, 0, at);
        double upper = mean(sorted, at, sorted.length);
        double squares = 0;
        for (int i = 0; i < sorted.length; i++) {
            double residual = sorted[i] - (i < at ? lower : upper);
            squares += residual * residual;
        }
        return upper == lower ? 0 : (upper - lower) / Math.sqrt(squares / (sorted.length - 2));
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static double critical(int n) {
        return CRITICAL.computeIfAbsent(n, TwoSpeeds::simulate);
    }

    private static double simulate(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] separations = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double[] values = random.doubles(n).sorted().toArray();
            separations[i] = best(values).separation;
        }
        Arrays.sort(separations);
        return separations[(int) ((1 - FALSE_ALARMS) * SAMPLES)];
    }
}
