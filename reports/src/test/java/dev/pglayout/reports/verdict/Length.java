package dev.pglayout.reports.verdict;

/** How many synthetic runs a test counts: few by default, to tell a broken method; as many as the tables need with {@code -Dslow}. */
final class Length {
    private static final boolean FULL = Boolean.getBoolean("slow");
    private static final int BRIEF = 40;

    private Length() {}

    static int runs(int inFull) {
        return FULL ? inFull : Math.min(inFull, BRIEF);
    }

    /** What counting so many runs may make of a rate. */
    static double atMost(double rate, int runs) {
        return rate + 2 * Math.sqrt(rate * (1 - rate) / runs);
    }

    /** The same from below. */
    static double atLeast(double rate, int runs) {
        return rate - 2 * Math.sqrt(rate * (1 - rate) / runs);
    }
}
