package dev.pglayout.gatling.pgbench;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs PostgreSQL's own pgbench. */
final class PgbenchSide {
    static final String DATABASE = "pglayout_pgbench";
    static final int SCALE = 10;
    private static final String UPDATE = "\\set aid random(1, " + 100_000 * SCALE + ")\n"
            + "UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid;\n";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Path program;
    private final Node node;
    private final Path scratch;
    private final int threads;

    PgbenchSide(Path program, Node node, Path scratch, int threads) {
        this.program = program;
        this.node = node;
        this.threads = threads;
        this.scratch = scratch;
    }

    void initialize() {
        run(List.of("-i", "-q", "-s", String.valueOf(SCALE)));
    }

    /** Transactions per second. */
    double rate(Asking asking, int seconds) {
        List<String> arguments = new ArrayList<>(List.of("-n", "-M", "prepared"));
        arguments.addAll(List.of("-c", String.valueOf(asking.clients()), "-T", String.valueOf(seconds)));
        // By default pgbench drives all clients from one thread, which on several cores holds it back.
        arguments.addAll(List.of("-j", String.valueOf(Math.min(threads, asking.clients()))));
        arguments.addAll(List.of("-b", "select-only@" + (100 - asking.updates())));
        if (asking.updates() > 0) {
            arguments.addAll(List.of("-f", updateScript() + "@" + asking.updates()));
        }
        String output = run(arguments);
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw UserError.server("pgbench told no rate: %s", output.strip());
        }
        return Double.parseDouble(tps.group(1));
    }

    private Path updateScript() {
        try {
            return Files.writeString(scratch.resolve("update.sql"), UPDATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(
                "-h", node.client().host(), "-p", String.valueOf(node.client().port())));
        command.addAll(List.of("-U", node.credentials().user()));
        command.addAll(arguments);
        command.add(DATABASE);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", node.credentials().password());
        return Programs.output(builder, "pgbench");
    }

    /** @throws UserError if there is none */
    static Path find(String given) {
        List<Path> places = new ArrayList<>();
        if (given != null) {
            places.add(Path.of(given));
        } else {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
                places.add(Path.of(folder, "pgbench"));
            }
            for (int version = 20; version >= 14; version--) {
                places.add(Path.of("/usr/lib/postgresql/" + version + "/bin/pgbench"));
            }
        }
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.BAD_INPUT,
                        "no pgbench %s; install PostgreSQL's contrib programs, or name it with --pgbench"
                                .formatted(given == null ? "on the PATH or in /usr/lib/postgresql" : "at " + given)));
    }
}
