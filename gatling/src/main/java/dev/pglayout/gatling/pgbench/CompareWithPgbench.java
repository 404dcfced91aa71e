package dev.pglayout.gatling.pgbench;

import dev.pglayout.console.Commands;
import dev.pglayout.console.TextTable;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the same of the same server by pgbench and by the protocol, in turn, and prints the ratios. */
@Command(
        name = "compare-with-pgbench",
        mixinStandardHelpOptions = true,
        description =
                "Runs pgbench -M prepared and Gatling in turn against a server that is up, and prints the ratios.",
        footer = {
            "",
            "Example:",
            "  ./pglayout up --layouts plain",
            "  gatling/compare-with-pgbench --rounds 5 --seconds 10"
        })
public final class CompareWithPgbench implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of both sides (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Measured seconds of each side (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds in which the JVM compiles, not measured (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--jobs", description = "Threads of pgbench, its -j (default: one per processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--layout", defaultValue = "plain", description = "On whose server (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(names = "--pgbench", description = "The program, if it is not on the PATH.")
    private String program;

    @Option(
            names = "--state-dir",
            description = "Where the servers' addresses are found (default: .pglayout in the checkout).")
    private Path stateDir;

    public static void main(String[] arguments) {
        System.exit(Commands.run(new CompareWithPgbench(), arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        if (jobs < 1) {
            throw UserError.badInput("--jobs %d: must be at least 1", jobs);
        }
        Path pgbench = PgbenchSide.find(program);
        StateDir state = new StateDir(stateDir == null ? Home.find().resolve(".pglayout") : stateDir);
        Node node = TargetRegistry.target(state, Arm.parse(layout)).cluster().entry();
        Path scratch = Files.createTempDirectory("pglayout-pgbench");
        recreate(node, true);
        try {
            PgbenchSide one = new PgbenchSide(pgbench, node, scratch, jobs);
            GatlingSide other = new GatlingSide(node, scratch, warmUp);
            one.initialize();
            List<Row> rows = new ArrayList<>();
            for (Asking asking : Asking.ALL) {
                rows.add(compared(asking, one, other));
            }
            print(rows);
        } finally {
            recreate(node, false);
        }
        return 0;
    }

    private record Row(Asking asking, List<Double> pgbench, List<Double> gatling, List<Double> ratios, double micros) {}

    private Row compared(Asking asking, PgbenchSide one, GatlingSide other) {
        Row row = new Row(asking, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double reference = one.rate(asking, seconds);
            GatlingSide.Result asked = other.rate(asking, seconds);
            row.pgbench().add(reference);
            row.gatling().add(asked.rate());
            row.ratios().add(asked.rate() / reference);
            micros.add(asked.micros());
            System.err.printf(
                    "%s: round %d of %d: %.2f%n", asking.title(), round + 1, rounds, asked.rate() / reference);
        }
        return new Row(asking, row.pgbench(), row.gatling(), row.ratios(), median(micros));
    }

    private static void print(List<Row> rows) {
        TextTable table = new TextTable("asked", "pgbench/s", "Gatling/s", "ratio", "from", "to", "client us/op");
        for (Row row : rows) {
            table.row(
                    row.asking().title(),
                    "%,.0f".formatted(median(row.pgbench())),
                    "%,.0f".formatted(median(row.gatling())),
                    "%.2f".formatted(median(row.ratios())),
                    "%.2f".formatted(Collections.min(row.ratios())),
                    "%.2f".formatted(Collections.max(row.ratios())),
                    "%.1f".formatted(row.micros()));
        }
        System.out.println(table);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** pgbench's tables live in a database of their own, which goes again: no target is touched. */
    private static void recreate(Node node, boolean create) throws SQLException {
        try (Connection connection = Connections.open(node, "postgres", Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + PgbenchSide.DATABASE + " WITH (FORCE)");
            if (create) {
                statement.execute("CREATE DATABASE " + PgbenchSide.DATABASE);
            }
        }
    }
}
