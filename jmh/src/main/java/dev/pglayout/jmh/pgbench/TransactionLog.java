package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.List;

/**
 * pgbench's log of single transactions ({@code --log}). Its progress lines round a look-up's latency to whole microseconds, which may be
 * 5 % of it; and from single transactions follows the same number as from a fork: the median over short slices of their means.
 */
final class TransactionLog {
    private static final long MICROS = 1_000_000;
    private static final int LATENCY = 2;
    private static final int SECONDS = 4;
    private static final int MICROSECONDS = 5;

    private final long[] ends;
    private final long[] latencies;

    private TransactionLog(long[] ends, long[] latencies) {
        this.ends = ends;
        this.latencies = latencies;
    }

    /** Parses the log's text: client, number, latency, script, and when it ended in seconds and microseconds. */
    static TransactionLog parse(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        long[] ends = new long[lines.length];
        long[] latencies = new long[lines.length];
        for (int i = 0; i < lines.length; i++) {
            String[] fields = lines[i].split(" ");
            try {
                latencies[i] = Long.parseLong(fields[LATENCY]);
                ends[i] = Long.parseLong(fields[SECONDS]) * MICROS + Long.parseLong(fields[MICROSECONDS]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw UserError.server("pgbench's log is not understood: '%s'", lines[i]);
            }
        }
        return new TransactionLog(ends, latencies);
    }

    /** When the first transaction began, in microseconds since 1970; 0 if there was none. */
    long start() {
        return ends.length == 0 ? 0 : ends[0] - latencies[0];
    }

    /** When the last transaction ended, in microseconds since 1970; 0 if there was none. */
    long end() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /**
     * Median over slices of the mean latency of their transactions, in microseconds; NaN without a whole slice. As in a fork, a slice ends
     * with the execution that is under way when its time is over.
     *
     * @param from microseconds since 1970; transactions that began earlier are left out
     */
    double micros(long from, int sliceMillis) {
        List<Double> means = new ArrayList<>();
        long begin = 0;
        long sum = 0;
        int count = 0;
        for (int i = 0; i < ends.length; i++) {
            long began = ends[i] - latencies[i];
            if (began < from) {
                continue;
            }
            begin = count == 0 ? began : begin;
            sum += latencies[i];
            count++;
            if (ends[i] - begin >= sliceMillis * 1000L) {
                means.add((double) sum / count);
                sum = 0;
                count = 0;
            }
        }
        return Medians.of(means);
    }
}
