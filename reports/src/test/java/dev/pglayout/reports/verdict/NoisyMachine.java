package dev.pglayout.reports.verdict;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How a shared machine disturbs forks that hold all arms and measure them slice by slice, in turns whose order is shuffled. All factors
 * are logarithmic; shares are shares of the time: 0.03 is 3 %.
 */
final class NoisyMachine {

    /**
     * What a fork measures, in the lengths of the quick profile: 550 ms for each arm in slices of 10 ms, of three executions of some ten
     * milliseconds, or of five batches.
     *
     * @param turns in a fork
     * @param session deviation between the sessions of a fork, by where their backends' memory lies: no number of turns averages it away
     * @param luck deviation between slices
     */
    enum Work {
        LOOKUP(55, 0.003, 0.015),
        AGGREGATE(18, 0.006, 0.015),
        INSERT(8, 0.018, 0.038);

        private final int turns;
        private final double session;
        private final double luck;

        Work(int turns, double session, double luck) {
            this.turns = turns;
            this.session = session;
            this.luck = luck;
        }
    }

    /**
     * @param drift step of the random walk from slice to slice
     * @param swing height of a slow wave (heat, other guests of the host)
     * @param passing chance that a neighbour turns up before a slice; he stays for four turns on average
     * @param staying chance that one turns up before a fork; he stays for three forks on average
     * @param jvm deviation between forks that all arms of one share: compiled code, memory layout
     * @param slowSlice chance that a slice runs at the other speed
     * @param slowFork chance that a fork does, with all its arms
     * @param outlier chance that a slice takes ten times as long
     * @param place by how much the last slice of a turn is slower than the first
     * @param own factor on what each arm has for itself: its session and its slices' luck
     */
    record Noise(
            double drift,
            double swing,
            double passing,
            double staying,
            double jvm,
            double slowSlice,
            double slowFork,
            double outlier,
            double place,
            double own) {
        /** A quiet machine with client and backend on one processor: block scatter as the A/A arms had it there. */
        static final Noise USUAL = new Noise(0.001, 0.05, 0.001, 0.01, 0.04, 0.02, 0.05, 0.002, 0, 1);

        /** Three times that, and neighbours. */
        static final Noise LOUD = new Noise(0.003, 0.10, 0.005, 0.05, 0.08, 0.05, 0.10, 0.005, 0, 3);

        /** Nothing but what each arm has for itself: what remains is chance, so rates are the method's own. */
        static final Noise STILL = new Noise(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

        /** The same, and who comes last in a turn is slower. */
        Noise withPlace(double slower) {
            return new Noise(drift, swing, passing, staying, jvm, slowSlice, slowFork, outlier, slower, own);
        }
    }

    private static final double SLICES_PER_WAVE = 3000;
    private static final double OTHER_SPEED = Math.log(1.5);
    private static final double OUTLIER = Math.log(10);
    private static final double PASSING_LEAVES = 1 / 16.0;
    private static final double STAYING_LEAVES = 1 / 3.0;

    /** Between two forks, while a JVM starts, the walk goes on for as long as so many slices take. */
    private static final double START = 100;

    private final Noise noise;
    private final SplittableRandom random;
    private final double phase;
    private double wandered;
    private double passing;
    private double staying;
    private double time;
    private double level;

    NoisyMachine(Noise noise, long seed) {
        this.noise = noise;
        this.random = new SplittableRandom(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
    }

    /** Times of the next fork's slices, by arm and turn, for work that takes the given times on a quiet machine. */
    double[][] fork(Work work, boolean shuffled, double... times) {
        time += START;
        wandered += noise.drift * Math.sqrt(START) * random.nextGaussian();
        staying = staying > 0 && !happens(STAYING_LEAVES) ? staying : arrives(noise.staying);
        double jvm = noise.jvm * random.nextGaussian() + (happens(noise.slowFork) ? OTHER_SPEED : 0);
        double[] own = Arrays.stream(times)
                .map(arm -> Math.log(arm) + jvm + noise.own * work.session * random.nextGaussian())
                .toArray();
        int[] order = IntStream.range(0, times.length).toArray();
        double[][] slices = new double[times.length][work.turns];
        level = 0;
        for (int turn = 0; turn < work.turns; turn++) {
            if (shuffled) {
                shuffle(order);
            }
            for (int place = 0; place < order.length; place++) {
                double later = order.length == 1 ? 0 : noise.place * place / (order.length - 1);
                slices[order[place]][turn] = Math.exp(own[order[place]] + later + slice(work));
            }
        }
        level /= work.turns * times.length;
        return slices;
    }

    /** How much slower than when quiet the machine was during the last fork, as a log ratio, apart from that fork's JVM. */
    double level() {
        return level;
    }

    private double slice(Work work) {
        wandered += noise.drift * random.nextGaussian();
        passing = passing > 0 && !happens(PASSING_LEAVES) ? passing : arrives(noise.passing);
        double common =
                wandered + noise.swing * Math.sin(phase + 2 * Math.PI * time++ / SLICES_PER_WAVE) + passing + staying;
        level += common;
        return common
                + noise.own * work.luck * random.nextGaussian()
                + (happens(noise.slowSlice) ? OTHER_SPEED : 0)
                + (happens(noise.outlier) ? OUTLIER : 0);
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    private double arrives(double chance) {
        return happens(chance) ? Math.log(1.1 + 0.4 * random.nextDouble()) : 0;
    }
}
