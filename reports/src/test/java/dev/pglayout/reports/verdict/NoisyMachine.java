package dev.pglayout.reports.verdict;

import java.util.Random;

/**
 * How a shared machine disturbs forks that run one after another: a drift that wanders and swings, a noisy neighbour
 * who comes and stays for a few forks, and every fork's and every iteration's own luck. All factors are logarithmic.
 */
final class NoisyMachine {

    /**
     * Shares of the time: 0.03 is 3 %.
     *
     * @param drift step of the random walk from fork to fork
     * @param swing height of a slow wave over the run (day and night, heat)
     * @param neighbour chance that a neighbour turns up before a fork; he stays for five forks on average and costs
     *     10 to 50 %
     * @param fork deviation between forks
     * @param iteration deviation between iterations of a fork
     */
    record Noise(double drift, double swing, double neighbour, double fork, double iteration) {
        static final Noise USUAL = new Noise(0.005, 0.05, 0.01, 0.03, 0.04);
        static final Noise LOUD = new Noise(0.010, 0.10, 0.04, 0.08, 0.08);

        /** Nothing but the fork's own luck: what remains is chance, so rates are the method's own. */
        static final Noise STILL = new Noise(0, 0, 0, 0.03, 0.04);
    }

    private static final int ITERATIONS = 5;
    private static final double FORKS_PER_WAVE = 150;
    private static final double NEIGHBOUR_LEAVES = 0.2;

    private final Noise noise;
    private final Random random;
    private final double phase;
    private double wandered;
    private double neighbour;
    private int forks;

    NoisyMachine(Noise noise, long seed) {
        this.noise = noise;
        this.random = new Random(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
    }

    /** Times of the next fork's iterations, for work that takes the given time on a quiet machine. */
    double[] fork(double time) {
        wandered += noise.drift * random.nextGaussian();
        neighbour = stays() ? neighbour : arrives();
        double wave = noise.swing * Math.sin(phase + 2 * Math.PI * forks++ / FORKS_PER_WAVE);
        double level = Math.log(time) + wandered + wave + neighbour + noise.fork * random.nextGaussian();
        double[] iterations = new double[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            iterations[i] = Math.exp(level + noise.iteration * random.nextGaussian());
        }
        return iterations;
    }

    private boolean stays() {
        return neighbour > 0 && random.nextDouble() >= NEIGHBOUR_LEAVES;
    }

    private double arrives() {
        return random.nextDouble() < noise.neighbour ? Math.log(1.1 + 0.4 * random.nextDouble()) : 0;
    }
}
