package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.environment.Affinity;
import dev.pglayout.fixtures.environment.BackendProcess;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.jmh.session.Pins;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks by PostgreSQL's own pgbench, with one connection, where forks ask. */
final class PinnedPgbench implements AutoCloseable {
    private static final String APPLICATION = "pglayout cross-check";
    private static final String LOG = "transactions";
    private static final long MICROS = 1_000_000;
    private static final long POLL_MILLIS = 10;

    private final Path program;
    private final Pinning pinning;
    private final Path scratch;
    private final int seconds;
    private final Map<Arm, Connection> watches = new HashMap<>();
    private int started;

    /**
     * @param scratch an existing folder of its own
     * @param seconds measured each time
     */
    PinnedPgbench(Path program, Pinning pinning, Path scratch, int seconds) {
        this.program = program;
        this.pinning = pinning;
        this.scratch = scratch;
        this.seconds = seconds;
    }

    /**
     * Latency of a statement in microseconds, as {@link TransactionLog#micros} tells it.
     *
     * @param settling seconds that are not measured: connecting, preparing, pinning, and the choice of plans
     */
    double micros(Questions questions, Target target, Arm arm, int settling, int sliceMillis) {
        try {
            Path output = scratch.resolve("pgbench.out");
            started++;
            Process process = builder(questions, target, arm, settling, output).start();
            long pinned;
            int exit;
            try {
                pinned = pin(process, watches.computeIfAbsent(arm, target::connect));
                exit = process.waitFor();
            } finally {
                process.destroy();
            }
            if (exit != 0) {
                throw UserError.server(
                        "pgbench ended with exit code %d: %s",
                        exit, Files.readString(output).strip().replaceAll("\\s*\\R\\s*", "; "));
            }
            return micros(TransactionLog.parse(log()), pinned, settling, sliceMillis);
        } catch (IOException | SQLException e) {
            throw new UserError(ExitCode.SERVER, "pgbench could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }

    private double micros(TransactionLog log, long pinned, int settling, int sliceMillis) {
        long from = Math.max(log.start() + settling * MICROS, pinned);
        double micros = log.micros(from, sliceMillis);
        if (Double.isNaN(micros) || log.end() - from < seconds * MICROS / 2) {
            throw UserError.server(
                    "pgbench measured for less than half of --seconds %d: its backend was pinned too late,"
                            + " or an execution takes longer",
                    seconds);
        }
        return micros;
    }

    private ProcessBuilder builder(Questions questions, Target target, Arm arm, int settling, Path output)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (pinning != Pinning.NONE) {
            command.addAll(List.of("taskset", "-c", String.valueOf(Pins.processorOfClient(pinning))));
        }
        Node node = target.cluster().entry();
        command.add(program.toString());
        command.addAll(List.of(
                "-h", node.client().host(), "-p", String.valueOf(node.client().port())));
        command.addAll(List.of("-U", node.credentials().user()));
        command.addAll(List.of("-n", "-M", "prepared", "-c", "1", "-j", "1"));
        command.addAll(List.of("-T", String.valueOf(settling + seconds)));
        command.addAll(List.of("--log", "--log-prefix=" + scratch.resolve(LOG)));
        command.addAll(questions.options(scratch));
        command.add(target.database());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        // What the user's shell has for libpq would make another session of it.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PGAPPNAME", application());
        builder.environment().put("PGPASSWORD", node.credentials().password());
        builder.environment().put("PGOPTIONS", options(target, arm));
        return builder;
    }

    /** The session settings that {@link Connections} gives our own sessions, as libpq takes them. */
    private static String options(Target target, Arm arm) {
        Map<String, String> settings = new HashMap<>(Map.of("TimeZone", "UTC"));
        settings.putAll(target.cluster().entry().session());
        settings.putAll(target.layout().sessionSettings());
        settings.putAll(target.factors(arm).session());
        return settings.entrySet().stream()
                .filter(setting -> !setting.getKey().startsWith(Connections.DRIVER_PREFIX))
                .map(setting -> "-c " + setting.getKey() + "="
                        + setting.getValue().replace("\\", "\\\\").replace(" ", "\\ "))
                .collect(Collectors.joining(" "));
    }

    /**
     * Pins the backend as soon as it is there, and tells when, in microseconds since 1970. Before, pgbench opens a session that asks
     * nothing, only to see that it can.
     */
    private long pin(Process process, Connection watch) throws SQLException, IOException, InterruptedException {
        if (pinning == Pinning.NONE) {
            return 0;
        }
        while (process.isAlive()) {
            OptionalLong backend = BackendProcess.pid(watch, application());
            if (backend.isPresent()) {
                Affinity.pin(List.of(backend.getAsLong()), Pins.processorOfBackends());
                break;
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Another one each time: the backend of the last time may not be gone yet. */
    private String application() {
        return APPLICATION + " " + started;
    }

    /** Text of the one log that was written, which is removed. */
    private String log() throws IOException {
        StringBuilder text = new StringBuilder();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(scratch, LOG + ".*")) {
            for (Path log : logs) {
                text.append(Files.readString(log));
                Files.delete(log);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        for (Connection watch : watches.values()) {
            watch.close();
        }
    }
}
