package dev.pglayout.harness;

import dev.pglayout.fixtures.environment.CpuWatch;
import dev.pglayout.reports.model.Fork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Watches machine and servers while something is measured, and applies the exclusion rules, which are fixed before anything is measured. */
public final class HostWatch {
    /** Above this share of stolen CPU time a block says more about the neighbours than about the arms. */
    static final double STEAL_LIMIT_PERCENT = 10;

    private final CpuWatch cpu = new CpuWatch();
    private final Checkpoints checkpoints;
    private Instant startedAt;
    private long startNanos;
    private double load;
    private List<String> watched = List.of();
    private List<String> checkpointsBefore = List.of();

    public HostWatch(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** Writes all dirty pages out, so that no checkpoint is due inside what is measured, and starts watching. */
    public void start(String... layouts) throws SQLException {
        watched = Arrays.stream(layouts).distinct().toList();
        for (String layout : watched) {
            checkpoints.force(layout);
        }
        checkpointsBefore = positions();
        load = cpu.load();
        startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        startNanos = System.nanoTime();
        cpu.start();
    }

    /** To be called when sessions of the layout's servers may have ended meanwhile. */
    public void reconnect(String layout) throws SQLException {
        checkpoints.forget(layout);
    }

    /** What was seen since; the reason to exclude is null where the interval may be judged. */
    public Fork.Host stop() throws SQLException {
        double wallSeconds = (System.nanoTime() - startNanos) / 1e9;
        double steal = cpu.stealPercent();
        List<String> after = positions();
        int seen = (int) IntStream.range(0, after.size())
                .filter(i -> !after.get(i).equals(checkpointsBefore.get(i)))
                .count();
        return new Fork.Host(startedAt.toString(), wallSeconds, steal, load, seen, excluded(steal, seen));
    }

    private List<String> positions() throws SQLException {
        List<String> positions = new ArrayList<>();
        for (String layout : watched) {
            positions.addAll(checkpoints.positions(layout));
        }
        return positions;
    }

    static String excluded(double stealPercent, int checkpoints) {
        if (stealPercent > STEAL_LIMIT_PERCENT) {
            return "CPU steal %.0f %%".formatted(stealPercent);
        }
        return checkpoints > 0 ? "a checkpoint fell inside" : null;
    }
}
