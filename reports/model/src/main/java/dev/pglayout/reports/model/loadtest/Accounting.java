package dev.pglayout.reports.model.loadtest;

/**
 * Whether what servers confirmed is there.
 *
 * @param confirmed rows of inserts that were answered with success, warm-up included
 * @param unconfirmed rows of inserts that failed or were never answered, warm-up included: each may be there or not
 * @param unconfirmedFound how many of these are in the table; null where they were too many to be asked for one by one
 * @param found rows in the table
 */
public record Accounting(long confirmed, long unconfirmed, Long unconfirmedFound, long found) {
    /** Rows that a server had confirmed and lost; the least that it can be, where unconfirmed rows were not asked for. */
    public long lost() {
        return Math.max(0, confirmed + (unconfirmedFound == null ? 0 : unconfirmedFound) - found);
    }

    /** Rows that nobody sent; the least that it can be, where unconfirmed rows were not asked for. */
    public long unexplained() {
        return Math.max(0, found - confirmed - (unconfirmedFound == null ? unconfirmed : unconfirmedFound));
    }

    public boolean balanced() {
        return lost() == 0 && unexplained() == 0;
    }

    /** All figures, in one line. */
    public String sentence() {
        return "servers confirmed %,d rows, %s, and %,d were found"
                .formatted(
                        confirmed,
                        unconfirmedFound == null
                                ? "%,d more may or may not be there".formatted(unconfirmed)
                                : "%,d of %,d unconfirmed ones are there".formatted(unconfirmedFound, unconfirmed),
                        found);
    }
}
