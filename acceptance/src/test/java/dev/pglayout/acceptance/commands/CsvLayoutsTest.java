package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code load --csv} into layouts: databases of their own, filled or not there. */
class CsvLayoutsTest {
    private static final String LAYOUTS = "--layouts=partitioned,fdw";
    private static final String COUNT = "SELECT count(*) FROM app.events";
    private static final String CSV_DATABASES =
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'pglayout\\_events\\_csv%'";

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private Path csv;

    @BeforeEach
    void up() throws Exception {
        pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", LAYOUTS).ended(ExitCode.OK);
        dropWhatOtherTestsLeft();
        csv = folder.resolve("events.csv");
        pglayout.run(List.of("export", "--from=2024-01", "--to=2024-03", "--rows-per-month=300", "--output=" + csv))
                .ended(ExitCode.OK);
    }

    private void dropWhatOtherTestsLeft() throws SQLException {
        for (Target target : targets()) {
            for (Node node : target.cluster().nodes()) {
                try (Connection connection = Connections.open(node, "postgres", Map.of());
                        Statement statement = connection.createStatement()) {
                    statement.execute("DROP DATABASE IF EXISTS pglayout_events_csv WITH (FORCE)");
                    statement.execute("DROP DATABASE IF EXISTS pglayout_events_csv_before WITH (FORCE)");
                }
            }
        }
    }

    @AfterAll
    static void down(@TempDir Path folder) throws Exception {
        Pglayout.in(folder).run("down").ended(ExitCode.OK);
    }

    @Test
    void allOfItOnEachLayoutOrAsItWasBefore() throws Exception {
        Outcome outcome = pglayout.onTiny("load", LAYOUTS + ",citus", "--csv", csv.toString())
                .ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains("partitioned: read 900 records, loaded 900, rejected 0", "fdw: read 900 records, loaded 900")
                .contains("citus is not available: ")
                .doesNotContain("default partition");
        assertRows("900");
        for (Target target : targets()) {
            assertThat(ask(target, target.database(), COUNT))
                    .as("generated rows of " + target.key())
                    .isEqualTo("600");
        }

        Files.writeString(csv, "\"x\",1,2024-01-01,click,1,{}\n", StandardOpenOption.APPEND);
        pglayout.onTiny("load", LAYOUTS, "--csv", csv.toString())
                .error(ExitCode.BAD_INPUT)
                .contains("events.csv:902: column id: 'x' is no uuid; nothing was loaded");
        assertRows("900");
        assertNothingSetAside();
        pglayout.onTiny("load", LAYOUTS, "--csv", "-").error(ExitCode.BAD_INPUT).contains("can be read once only");
    }

    @Test
    void aLoadReplacesTheFormerOneAndSaysWhichRowsFitNoMonth() throws Exception {
        pglayout.onTiny("load", LAYOUTS, "--csv", csv.toString()).ended(ExitCode.OK);
        String row = "00000000-0000-4000-8000-00000000000%d,1,%s,click,1,{}%n";
        Path few = Files.writeString(
                folder.resolve("few.csv"),
                "id,tenant_id,occurred_at,event_type,amount,payload%n".formatted()
                        + row.formatted(1, "2024-01-01")
                        + row.formatted(2, "2025-06-01"));

        Outcome outcome =
                pglayout.onTiny("load", LAYOUTS, "--csv", few.toString()).ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains(
                        "partitioned: rows of months outside --from 2024-01 and --to 2024-03, now in a default partition:"
                                + " 1, from 2025-06 to 2025-06")
                .doesNotContain("fdw: rows of months");
        assertRows("2");
        assertNothingSetAside();

        Files.writeString(few, row.formatted(1, "2024-01-01"), StandardOpenOption.APPEND);
        pglayout.onTiny("load", "--layouts=partitioned", "--csv", few.toString())
                .error(ExitCode.BAD_INPUT)
                .contains("stage index", "23505", "nothing was loaded");
        assertRows("2");
    }

    @Test
    void theFormerLoadComesBackEvenAfterAKill() throws Exception {
        pglayout.onTiny("load", LAYOUTS, "--csv", csv.toString()).ended(ExitCode.OK);
        Running killed = halfSent("fdw");
        killed.process().destroyForcibly().waitFor();

        pglayout.onTiny("load", LAYOUTS, "--csv", "/dev/null")
                .error(ExitCode.BAD_INPUT)
                .contains("/dev/null: empty");
        pglayout.onTiny("load", "--layouts=fdw", "--csv", "/dev/null")
                .error(ExitCode.BAD_INPUT)
                .contains("/dev/null: empty");

        assertRows("900");
        assertNothingSetAside();
    }

    /** Without {@code up} the servers are stopped at the end: they must not be before the database is gone. */
    @Test
    void anInterruptedLoadLeavesNoDatabaseOnServersThatItStarted() throws Exception {
        pglayout.run("down").ended(ExitCode.OK);
        Running load = halfSent("fdw");

        load.process().destroy();

        Outcome outcome = load.await();
        assertThat(outcome.err()).contains("interrupted", "nothing was loaded");
        assertThat(outcome.out()).doesNotContain("could not be put right");
        pglayout.onTiny("up", LAYOUTS).ended(ExitCode.OK);
        for (Target target : targets()) {
            for (Node node : target.cluster().nodes()) {
                assertThat(ask(node, "postgres", CSV_DATABASES))
                        .as(target.key() + " on " + node.name())
                        .isEqualTo("0");
            }
        }
    }

    /** A load that has got more than fits between the processes, and waits for the rest. */
    private Running halfSent(String layout) throws Exception {
        Path large = folder.resolve("large.csv");
        pglayout.alone("export", "--from=2024-01", "--to=2024-03", "--rows-per-month=10000", "--output=" + large)
                .ended(ExitCode.OK);
        Running load = pglayout.startOnTiny("load", "--layouts=" + layout, "--csv", "-");
        OutputStream in = load.process().getOutputStream();
        in.write(Files.readAllBytes(large));
        in.flush();
        return load;
    }

    private List<Target> targets() {
        return TargetRegistry.kept(pglayout.stateDir());
    }

    private void assertRows(String expected) throws SQLException {
        for (Target target : targets()) {
            assertThat(ask(target, "pglayout_events_csv", COUNT))
                    .as(target.key())
                    .isEqualTo(expected);
        }
    }

    private void assertNothingSetAside() throws SQLException {
        for (Target target : targets()) {
            for (Node node : target.cluster().nodes()) {
                assertThat(ask(node, "postgres", CSV_DATABASES))
                        .as(target.key() + " on " + node.name())
                        .isEqualTo("1");
            }
        }
    }

    private static String ask(Target target, String database, String sql) throws SQLException {
        return ask(target.cluster().entry(), database, sql);
    }

    private static String ask(Node node, String database, String sql) throws SQLException {
        try (Connection connection = Connections.open(node, database, Map.of());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
