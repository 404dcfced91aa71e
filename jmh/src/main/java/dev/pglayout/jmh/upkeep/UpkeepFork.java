package dev.pglayout.jmh.upkeep;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Upkeep;
import dev.pglayout.fixtures.catalog.UpkeepFiles.Part;
import dev.pglayout.fixtures.observe.Relations;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.LockSpan;
import dev.pglayout.fixtures.target.script.LockWatch;
import dev.pglayout.jmh.session.WalMeter;
import java.sql.SQLException;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One execution of upkeep on one arm. Prepared and undone outside timing; that the table has all its rows again is checked,
 * so that no round starts from less than another.
 */
public final class UpkeepFork implements AutoCloseable {
    private final Target target;
    private final Upkeep upkeep;
    private final UpkeepScripts scripts;
    private final long rows;

    private UpkeepFork(Target target, Upkeep upkeep, UpkeepScripts scripts, long rows) {
        this.target = target;
        this.upkeep = upkeep;
        this.scripts = scripts;
        this.rows = rows;
    }

    /**
     * What was seen of one execution.
     *
     * @param rowsAfter of the whole table, before it was undone
     * @param bytesBefore of the table and its indexes on all servers
     * @param lookups latencies in nanoseconds of what another session asked meanwhile
     * @param lookupErrors of them, refused by the server
     */
    public record Outcome(
            double micros,
            long rowsAfter,
            long walBytes,
            long bytesBefore,
            long bytesAfter,
            List<LockSpan> locks,
            Histogram lookups,
            int lookupErrors) {}

    /** Keeps a copy of what operations will take away; once for each target. */
    public static void setUp(Target target, Upkeep upkeep) throws SQLException {
        try (UpkeepScripts scripts = UpkeepScripts.open(target)) {
            scripts.run(upkeep, Part.SETUP);
        }
    }

    /** Removes what {@link #setUp} made; once for each target, when no operation follows. */
    public static void tearDown(Target target, Upkeep upkeep) throws SQLException {
        try (UpkeepScripts scripts = UpkeepScripts.open(target)) {
            scripts.run(upkeep, Part.TEARDOWN);
        }
    }

    public static UpkeepFork open(Target target, Upkeep upkeep) throws SQLException {
        UpkeepScripts scripts = UpkeepScripts.open(target);
        return new UpkeepFork(target, upkeep, scripts, scripts.rows(upkeep));
    }

    /** Everything once and nothing measured: the first execution would find tables as loaded, all others as restored. */
    public void warmUp() throws SQLException {
        scripts.run(upkeep, Part.PREPARE);
        scripts.run(upkeep, Part.RUN);
        restore();
    }

    public void prepare() throws SQLException {
        scripts.run(upkeep, Part.PREPARE);
    }

    /** @param meanwhile what another session asks */
    public Outcome run(Arm arm, Operation meanwhile, long seed) throws SQLException {
        long bytesBefore = bytes();
        try (WalMeter wal = WalMeter.open(target);
                LockWatch locks = LockWatch.of(target, scripts.entry().connection());
                Lookups lookups = Lookups.start(target, arm, meanwhile, seed)) {
            wal.start();
            lookups.record();
            long start = System.nanoTime();
            scripts.run(upkeep, Part.RUN);
            double micros = (System.nanoTime() - start) / 1e3;
            Lookups.Seen seen = lookups.stop();
            warn(seen);
            long walBytes = wal.bytesSinceStart();
            return new Outcome(
                    micros,
                    scripts.rows(upkeep),
                    walBytes,
                    bytesBefore,
                    bytes(),
                    locks.drain(),
                    seen.latencies(),
                    seen.errors());
        }
    }

    private void warn(Lookups.Seen seen) {
        if (seen.errors() > 0) {
            System.err.printf(
                    "warning: %s on %s: %d of the lookups meanwhile failed: %s%n",
                    upkeep.operation().name(),
                    target.key(),
                    seen.errors(),
                    seen.firstError().lines().findFirst().orElse(""));
        }
    }

    public void restore() throws SQLException {
        scripts.run(upkeep, Part.RESTORE);
        long restored = scripts.rows(upkeep);
        if (restored != rows) {
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "%s on %s: %d rows before, %d after it was undone"
                            .formatted(upkeep.operation().name(), target.key(), rows, restored));
        }
    }

    private long bytes() throws SQLException {
        return Relations.of(target).stream()
                .mapToLong(relation -> relation.tableBytes() + relation.indexBytes())
                .sum();
    }

    @Override
    public void close() {
        scripts.close();
    }
}
