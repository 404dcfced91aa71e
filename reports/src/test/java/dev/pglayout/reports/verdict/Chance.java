package dev.pglayout.reports.verdict;

/** What counting so many runs may make of a rate: two standard errors. */
final class Chance {
    private Chance() {}

    static double atMost(double rate, int runs) {
        return rate + 2 * Math.sqrt(rate * (1 - rate) / runs);
    }

    static double atLeast(double rate, int runs) {
        return rate - 2 * Math.sqrt(rate * (1 - rate) / runs);
    }
}
