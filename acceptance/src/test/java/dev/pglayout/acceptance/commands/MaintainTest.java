package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months maintained as a user does it, and an archive killed halfway. */
class MaintainTest {
    private static final String SEED = "--data-seed=78";
    private static final String LAYOUTS = "--layouts=plain,partitioned";
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            + " AND datname = current_database() AND query LIKE 'DROP TABLE%'";

    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void up() throws Exception {
        pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", LAYOUTS, SEED).ended(ExitCode.OK);
    }

    @AfterAll
    static void down(@TempDir Path folder) throws Exception {
        Pglayout.in(folder).run("down");
    }

    @Test
    void monthsAreMadeMovedDroppedAndTheTargetIsLoadedAnew() throws Exception {
        assertThat(maintain("create", "--from=2024-04", "--to=2024-05", "--dry-run")
                        .ended(ExitCode.OK)
                        .out())
                .containsPattern("-- on single \\(127.0.0.1:\\d+\\)")
                .contains("CALL app.events_create_months('2024-05-01', '2024-05-01');", "nothing was changed");
        assertThat(maintain("create", "--from=2024-04", "--to=2024-04")
                        .ended(ExitCode.OK)
                        .out())
                .containsPattern(
                        "create_months\\('2024-04-01', '2024-04-01'\\): [0-9.]+ ms; held AccessExclusive on events");
        assertThat(maintain("ensure", "--ahead=0", "--as-of=2024-04")
                        .ended(ExitCode.OK)
                        .out())
                .contains("Nothing to do.");
        execute("INSERT INTO app.events VALUES (gen_random_uuid(), 1, '2031-05-05', 'late', 1, '{}')");
        assertThat(maintain("default-check").ended(ExitCode.VERIFICATION_FAILED).out())
                .contains("2031-05", "yes");
        assertThat(maintain("default-check", "--move").ended(ExitCode.OK).out()).contains("No row stands");
        assertThat(maintain("months").ended(ExitCode.OK).out()).contains("events_2031_05", "attached");
        assertThat(maintain("drop", "--before=2024-02").ended(ExitCode.OK).out())
                .contains("DROP TABLE app.events_2024_01");
        assertThat(rows()).isEqualTo(401);
        assertThat(maintain("retention", "--keep=1").ended(ExitCode.OK).out()).contains("Done: ");

        assertThat(pglayout.onTiny("up", LAYOUTS, SEED).ended(ExitCode.OK).out())
                .contains("partitioned: it was altered after the last load: months were dropped by pglayout maintain");
        assertThat(rows()).isEqualTo(600);
        assertThat(pglayout.run("sizes").ended(ExitCode.OK).out())
                .contains("app.events_2024_02", "pgstattuple", "How evenly rows lie");
    }

    @Test
    void anArchiveKilledHalfwayLosesNothingAndGoesOn() throws Exception {
        Path archive = folder.resolve("archive");
        String[] command = {"archive", "--before=2024-03", "--to=" + archive, "--state-dir=" + stateDir()};
        try (Connection reader = target().connect(Map.of());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            // Keeps the month from being detached, so that the archive is killed between its file and the end.
            statement.executeQuery("SELECT count(*) FROM app.events").close();
            Running killed = start(command);
            killed.awaitOutput("exported 2024-01: 200 rows");
            killed.process().destroyForcibly().waitFor();
            reader.rollback();
        }
        assertThat(rows()).isEqualTo(600);
        assertThat(archive.resolve("events-2024-01.json")).content().contains("\"EXPORTED\"");
        // As if it had been killed a step later, and a row had come in before that.
        execute("INSERT INTO app.events VALUES (gen_random_uuid(), 1, '2024-01-05', 'late', 1, '{}')");
        execute("ALTER TABLE app.events DETACH PARTITION app.events_2024_01");
        assertThat(maintain("months").out()).containsPattern("events_2024_01 +detached");

        assertThat(run(command).ended(ExitCode.OK).out()).contains("archived and dropped", "201");

        assertThat(rows()).isEqualTo(200);
        assertThat(run("restore", "--from=" + archive, "--state-dir=" + stateDir())
                        .ended(ExitCode.OK)
                        .out())
                .contains("restored");
        assertThat(rows()).isEqualTo(601);
    }

    @Test
    void whatWaitsOnTheServerEndsWithTheCommand() throws Exception {
        try (Connection reader = target().connect(Map.of());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM app.events").close();
            Running drop = start(
                    "drop", "--before=2024-02", "--lock-timeout=600000", "--attempts=1", "--state-dir=" + stateDir());
            drop.awaitThat(() -> count(WAITING) == 1);

            drop.process().destroy();

            assertThat(drop.await().err())
                    .contains(
                            "maintaining partitioned failed: single (127.0.0.1:",
                            "drop.sql:",
                            "DROP TABLE app.events_2024_01")
                    .contains("canceling statement due to user request");
            assertThat(count(WAITING)).isZero();
        }
        assertThat(rows()).isEqualTo(600);
    }

    @Test
    void badInputIsOneLine() throws Exception {
        maintain("create", "--from=2024-13", "--to=2025-01")
                .error(ExitCode.BAD_INPUT)
                .contains("'2024-13' is no month; write it as 2024-01");
        maintain("create", "--from=2024-05", "--to=2024-04")
                .error(ExitCode.BAD_INPUT)
                .contains("is before --from");
        maintain("retention", "--keep=0").error(ExitCode.BAD_INPUT).contains("must be at least 1 month");
        maintain("drop", "--before=2024-02", "--layouts=plain")
                .error(ExitCode.BAD_INPUT)
                .contains("layout 'plain' is not partitioned by month");
        maintain("drop", "--before=2024-02", "--layouts=partitiond")
                .error(ExitCode.BAD_INPUT)
                .contains("did you mean 'partitioned'");
        Files.writeString(folder.resolve("notes.txt"), "x");
        maintain("archive", "--before=2024-02", "--to=" + folder)
                .error(ExitCode.BAD_INPUT)
                .contains("which is no archive of app.events");
        maintain("restore", "--from=" + folder.resolve("none"))
                .error(ExitCode.BAD_INPUT)
                .contains("holds no archive");
        assertThat(rows()).isEqualTo(600);
    }

    private Outcome maintain(String work, String... options) throws Exception {
        String[] all = new String[options.length + 2];
        all[0] = work;
        all[1] = "--state-dir=" + stateDir();
        System.arraycopy(options, 0, all, 2, options.length);
        return run(all);
    }

    private Outcome run(String... arguments) throws Exception {
        return pglayout.run(withVerb(arguments));
    }

    private Running start(String... arguments) throws Exception {
        return pglayout.java(withVerb(arguments));
    }

    private static List<String> withVerb(String... arguments) {
        return Stream.concat(Stream.of("maintain"), Stream.of(arguments)).toList();
    }

    private Path stateDir() {
        return pglayout.stateDir().root();
    }

    private Target target() {
        return TargetRegistry.target(pglayout.stateDir(), "partitioned");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = target().connect(Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows() throws Exception {
        return count("SELECT count(*) FROM app.events");
    }

    private long count(String question) throws Exception {
        try (Connection connection = target().connect(Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
