package dev.pglayout.reports.model.loadtest;

/**
 * Whether what servers confirmed is there.
 *
 * @param confirmed rows of inserts that were answered with success, warm-up included
 * @param unconfirmed rows of inserts that failed or were never answered: each may be there or not
 * @param found rows in the table
 */
public record Accounting(long confirmed, long unconfirmed, long found) {
    /** Rows that a server had confirmed and lost. */
    public long lost() {
        return Math.max(0, confirmed - found);
    }

    /** Rows that nobody sent. */
    public long unexplained() {
        return Math.max(0, found - confirmed - unconfirmed);
    }

    public boolean balanced() {
        return lost() == 0 && unexplained() == 0;
    }
}
