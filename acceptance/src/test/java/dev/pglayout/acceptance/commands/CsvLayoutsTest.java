package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code load --csv} into layouts: databases of their own, filled or not there. */
class CsvLayoutsTest {
    private static final String LAYOUTS = "--layouts=partitioned,fdw";

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private Path csv;

    @BeforeEach
    void up() throws Exception {
        pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", LAYOUTS).ended(ExitCode.OK);
        csv = folder.resolve("events.csv");
        pglayout.java(List.of("export", "--from=2024-01", "--to=2024-03", "--rows-per-month=300", "--output=" + csv))
                .await()
                .ended(ExitCode.OK);
    }

    @AfterEach
    void down() throws Exception {
        pglayout.run("down").ended(ExitCode.OK);
    }

    @Test
    void allOfItOnEachLayoutOrNoDatabase() throws Exception {
        Outcome outcome =
                pglayout.onTiny("load", LAYOUTS, "--csv", csv.toString()).ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains("partitioned: read 900 records, loaded 900, rejected 0", "fdw: read 900 records, loaded 900");
        for (Target target : TargetRegistry.kept(pglayout.stateDir())) {
            assertThat(ask(target, "pglayout_events_csv", "SELECT count(*) FROM app.events"))
                    .as(target.key())
                    .isEqualTo("900");
            assertThat(ask(target, target.database(), "SELECT count(*) FROM app.events"))
                    .as("generated rows of " + target.key())
                    .isEqualTo("600");
        }

        Files.writeString(csv, "\"x\",1,2024-01-01,click,1,{}\n", StandardOpenOption.APPEND);
        pglayout.onTiny("load", LAYOUTS, "--csv", csv.toString())
                .error(ExitCode.BAD_INPUT)
                .contains("events.csv:902: column id: 'x' is no uuid; nothing was loaded");
        Target first = TargetRegistry.kept(pglayout.stateDir()).get(0);
        assertThat(ask(first, "postgres", "SELECT count(*) FROM pg_database WHERE datname = 'pglayout_events_csv'"))
                .isEqualTo("0");
        pglayout.onTiny("load", LAYOUTS, "--csv", "-").error(ExitCode.BAD_INPUT).contains("can be read once only");
    }

    private static String ask(Target target, String database, String sql) throws SQLException {
        try (Connection connection = Connections.open(target.cluster().entry(), database, Map.of());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
