package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.Capacity.Probe;
import dev.pglayout.reports.model.loadtest.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds how many users get the most out of a server: doubles them while that brings more operations, then bisects for the fewest
 * users that come within five per cent of the best rate seen. More users than that only wait for each other.
 */
final class CapacitySearch {
    /** Doubling the users must bring at least this share more. */
    static final double GAIN = 0.10;

    /** A rate is at the knee if it lacks no more than this share of the best. */
    static final double NEAR_BEST = 0.05;

    private final int maxUsers;
    private final IntFunction<Probe> prober;
    private final List<Probe> probes = new ArrayList<>();

    private CapacitySearch(int maxUsers, IntFunction<Probe> prober) {
        this.maxUsers = maxUsers;
        this.prober = prober;
    }

    /**
     * @param knee null where no probe succeeded
     * @param bounded whether the rate still grew when the users allowed ran out
     * @param probes in order of execution
     */
    record Found(Probe knee, boolean bounded, List<Probe> probes) {}

    static Found search(int maxUsers, IntFunction<Probe> prober) {
        return new CapacitySearch(maxUsers, prober).search();
    }

    private Found search() {
        boolean bounded = rise();
        List<Probe> usable = probes.stream().filter(CapacitySearch::usable).toList();
        if (usable.isEmpty()) {
            return new Found(null, false, List.copyOf(probes));
        }
        if (!bounded) {
            narrow();
        }
        return new Found(knee(), bounded, List.copyOf(probes));
    }

    /** @return whether it ended because no more users are allowed, not because they brought nothing */
    private boolean rise() {
        Probe before = probe(1);
        int users = 1;
        while (users < maxUsers) {
            users = Math.min(2 * users, maxUsers);
            Probe next = probe(users);
            if (usable(before) && (!usable(next) || next.rate() < before.rate() * (1 + GAIN))) {
                return false;
            }
            before = next;
        }
        return true;
    }

    private void narrow() {
        int enough = knee().users();
        int tooFew = probes.stream()
                .mapToInt(Probe::users)
                .filter(users -> users < enough)
                .max()
                .orElse(enough);
        int high = enough;
        int low = tooFew;
        // An eighth of the users changes a rate less than its noise does.
        while (high - low > Math.max(1, high / 8)) {
            int middle = (low + high) / 2;
            if (nearBest(probe(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private Probe knee() {
        return probes.stream()
                .filter(this::nearBest)
                .min(Comparator.comparingInt(Probe::users))
                .orElseThrow();
    }

    private boolean nearBest(Probe probe) {
        double best = probes.stream()
                .filter(CapacitySearch::usable)
                .mapToDouble(Probe::rate)
                .max()
                .orElse(0);
        return usable(probe) && probe.rate() >= best * (1 - NEAR_BEST);
    }

    private Probe probe(int users) {
        Probe probe = prober.apply(users);
        probes.add(probe);
        return probe;
    }

    private static boolean usable(Probe probe) {
        return probe.rate() > 0 && probe.status() == Trial.Status.OK;
    }
}
