package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.workload.ConnectionRunners;
import io.gatling.javaapi.core.Session;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One of several works by weight. Draw number n is the same on every arm. */
final class Mixed implements Work {
    private static final int DRAWS = 1 << 14;

    private final List<Work> works;
    private final double[] weights;
    private final byte[] draws = new byte[DRAWS];
    private final AtomicLong number = new AtomicLong();

    Mixed(long seed, double[] weights, List<? extends Work> works) {
        this.works = List.copyOf(works);
        this.weights = weights.clone();
        double total = Arrays.stream(weights).sum();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = (byte) pick(weights, random.nextDouble(total));
        }
    }

    @Override
    public Call draw(Session session) {
        return works.get(draws[(int) number.getAndIncrement() & (DRAWS - 1)]).draw(session);
    }

    @Override
    public void prime(ConnectionRunners connection) throws SQLException {
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                works.get(i).prime(connection);
            }
        }
    }

    private static int pick(double[] weights, double at) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (at < sum) {
                return i;
            }
        }
        throw new IllegalStateException("weights sum to less than " + at);
    }
}
