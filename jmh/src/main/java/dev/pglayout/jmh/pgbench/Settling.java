package dev.pglayout.jmh.pgbench;

/**
 * What pgbench needs before its times count. It prepares a statement for each of its scripts, and PostgreSQL weighs the generic plan of
 * each only after five executions. Many scripts would also keep as many plans in use: 128 look-ups in twelve partitions took half
 * as long again as eight.
 *
 * @param questions different ones that are asked, by both sides; a power of two
 * @param seconds not measured
 */
record Settling(int questions, int seconds) {
    private static final int MOST = 8;

    /** On average, so that hardly a statement has fewer than six. */
    private static final int EXECUTIONS = 12;

    private static final double MILLIS = 1e3;

    /** @param millis time of one execution on the slowest arm */
    static Settling of(double millis) {
        double all = EXECUTIONS * millis;
        int questions = Integer.highestOneBit((int) Math.max(1, Math.min(MOST, MILLIS / all)));
        return new Settling(questions, (int) Math.max(1, Math.ceil(all * questions / MILLIS)));
    }
}
