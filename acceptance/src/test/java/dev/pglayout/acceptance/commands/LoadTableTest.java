package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Connections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code load --url}: a table of a server that pglayout did not start. */
class LoadTableTest {
    private static final String COUNT = "SELECT count(*) FROM app.events";

    @TempDir
    Path folder;

    private OneDatabase database;

    @BeforeEach
    void emptyDatabase(TestInfo test) throws Exception {
        database = OneDatabase.empty(
                "load_table_" + Integer.toHexString(test.getDisplayName().hashCode()));
    }

    private Outcome load(String... options) throws Exception {
        return load(database.url(), Map.of(), options);
    }

    private Outcome load(String url, Map<String, String> environment, String... options) throws Exception {
        return Pglayout.in(folder).with(environment).run(arguments(url, options));
    }

    private Running start(String... options) throws Exception {
        return Pglayout.in(folder).java(arguments(database.url(), options));
    }

    private static List<String> arguments(String url, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("load", "--url=" + url, "--from=2024-01", "--to=2024-03", "--per-month=1000", "--tenants=20"));
        arguments.addAll(List.of(options));
        return arguments;
    }

    @Test
    void makesLoadsAndIndexesTheMissingTable() throws Exception {
        Outcome outcome = load("--table=app.events", "--streams=2").ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains("copy", "index", "3,000 rows over 2 connections", "generating and encoding", "client CPU");
        assertThat(outcome.out() + outcome.err()).doesNotContain(database.password());
        assertThat(database.ask(COUNT)).isEqualTo("3000");
        assertThat(database.ask("SELECT count(*) FROM pg_indexes WHERE tablename = 'events'"))
                .isEqualTo("4");
    }

    @Test
    void byTheFirstOfTheLayouts() throws Exception {
        load("--layouts=partitioned").ended(ExitCode.OK);

        assertThat(database.ask("SELECT count(*) FROM pg_partition_tree('app.events') WHERE isleaf"))
                .isEqualTo("4");
        assertThat(database.ask("SELECT count(*) FROM app.events_2024_02")).isEqualTo("1000");
    }

    @Test
    void rowsOfOthersAreLeftAloneWithoutAppend() throws Exception {
        load().ended(ExitCode.OK);
        String before = database.ask("SELECT sum(hashtextextended(t::text, 0)) FROM app.events t");

        load().error(ExitCode.BAD_INPUT).contains("app.events", "holds rows already", "left as it is", "--append");
        load("--append")
                .error(ExitCode.BAD_INPUT)
                .contains("duplicate key", "23505", "nothing was loaded")
                .doesNotContain(database.password());
        assertThat(database.ask("SELECT sum(hashtextextended(t::text, 0)) FROM app.events t"))
                .isEqualTo(before);

        load("--append", "--data-seed=7").ended(ExitCode.OK);
        assertThat(database.ask(COUNT)).isEqualTo("6000");
    }

    @Test
    void anEmptyTableOfTheUsersOwnIsFilledAndNotIndexed() throws Exception {
        database.execute("CREATE TABLE \"My Events\" (note text DEFAULT 'mine', payload jsonb, amount numeric(12,2),"
                + " event_type text, occurred_at timestamptz, tenant_id int NOT NULL, id uuid)");

        load("--table=My Events").ended(ExitCode.OK);

        assertThat(database.ask(
                        "SELECT count(*) FROM \"My Events\" WHERE note = 'mine' AND tenant_id BETWEEN 1 AND 20"))
                .isEqualTo("3000");
        assertThat(database.all("SELECT indexname FROM pg_indexes WHERE tablename = 'My Events'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE t (id uuid)                                                  | t       | has no column tenant_id
            CREATE TABLE t (id uuid, tenant_id bigint)                                | t       | column tenant_id is bigint instead of int
            CREATE SCHEMA app CREATE TABLE events (id text)                           | app.events | column id is text instead of uuid
            CREATE SCHEMA app CREATE TABLE events ()                                  | app.events | has no column id
            CREATE SCHEMA app                                                         | app.other  | no table app.other
            """)
    void whatDoesNotFitIsRefusedInOneLine(String sql, String table, String reason) throws Exception {
        database.execute(sql);
        List<String> before = tables();
        load("--table=" + table).error(ExitCode.BAD_INPUT).contains(reason);
        assertThat(tables()).isEqualTo(before);
    }

    private List<String> tables() throws Exception {
        return database.all("SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relname IN ('t', 'events')");
    }

    @Test
    void aTableThatSomebodyElseMakesMeanwhileIsLeftAlone() throws Exception {
        database.execute("CREATE SCHEMA app");
        // Holds the loader's CREATE TABLE until somebody else has made the table.
        database.execute("CREATE FUNCTION let_others() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN"
                + " IF current_setting(''app.me'', true) IS NULL THEN PERFORM pg_advisory_xact_lock(1); END IF; END'");
        database.execute("CREATE EVENT TRIGGER let_others ON ddl_command_start WHEN TAG IN ('CREATE TABLE')"
                + " EXECUTE FUNCTION let_others()");
        Running load;
        try (Connection other = Connections.open(database.node(), database.name(), Map.of("app.me", "other"));
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(1)");
            load = start("--table=app.events");
            load.awaitThat(() -> isWaiting("advisory"));
            statement.execute("CREATE TABLE app.events (mine text)");
        }

        load.await().error(ExitCode.BAD_INPUT).contains("already exists", "42P07");

        assertThat(database.all(
                        "SELECT attname FROM pg_attribute WHERE attrelid = 'app.events'::regclass AND attnum > 0"))
                .containsExactly("mine");
    }

    private boolean isWaiting(String event) throws Exception {
        return !database.all("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = '"
                        + event + "'")
                .isEmpty();
    }

    @Test
    void aScriptThatTakesLongIsCancelledWhenTheCommandIsEnded() throws Exception {
        database.execute("CREATE FUNCTION dawdle() RETURNS event_trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_sleep(3600); END'");
        database.execute("CREATE EVENT TRIGGER dawdle ON ddl_command_end WHEN TAG IN ('CREATE TABLE')"
                + " EXECUTE FUNCTION dawdle()");
        Running load = start();
        load.awaitThat(() -> isWaiting("PgSleep"));

        load.process().destroy();

        assertThat(load.await().err()).contains("interrupted; nothing was loaded");
        assertThat(isWaiting("PgSleep")).isFalse();
        assertThat(database.ask("SELECT to_regclass('app.events') IS NULL")).isEqualTo("t");
    }

    @Test
    void whatIsCheckedAtTheCommitIsCheckedInAllStreamsBeforeTheFirstCommits() throws Exception {
        database.execute("CREATE SCHEMA app CREATE TABLE events (id uuid, tenant_id int, occurred_at timestamptz,"
                + " event_type text, amount numeric(12,2), payload jsonb)");
        // Refuses the rows of the session that commits second.
        database.execute("CREATE FUNCTION first_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
                + " IF NOT pg_try_advisory_lock(2) THEN RAISE EXCEPTION ''too late''; END IF; RETURN NULL; END'");
        database.execute("CREATE CONSTRAINT TRIGGER first_only AFTER INSERT ON app.events DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION first_only()");

        List<String> arguments = List.of(
                "load",
                "--url=" + database.url(),
                "--from=2024-01",
                "--to=2024-03",
                "--per-month=20000",
                "--streams=2");
        Pglayout.in(folder).run(arguments).error(ExitCode.BAD_INPUT).contains("too late", "nothing was loaded");

        assertThat(database.ask(COUNT)).isEqualTo("0");
    }

    @Test
    void whatAFailedLoadHasMadeIsTakenAway() throws Exception {
        // Refuses the table's first index, after all rows were sent.
        database.execute("CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''no indexes here''; END'");
        database.execute(
                "CREATE EVENT TRIGGER refuse_indexes ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION refuse()");

        load().error(ExitCode.BAD_INPUT).contains("no indexes here");

        assertThat(database.ask("SELECT to_regclass('app.events') IS NULL")).isEqualTo("t");
    }

    @Test
    void credentialsComeFromTheEnvironmentOrThePasswordFile() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pgpass"), "*:*:*:" + database.user() + ":" + database.password() + "\n");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        String url = database.urlWithoutCredentials();

        load(url, Map.of("PGUSER", database.user(), "PGPASSWORD", database.password()))
                .ended(ExitCode.OK);
        load(url, Map.of("PGUSER", database.user(), "PGPASSFILE", file.toString()), "--append", "--data-seed=2")
                .ended(ExitCode.OK);
        load(url, Map.of("PGUSER", database.user(), "PGPASSWORD", "wrong-secret"))
                .error(ExitCode.SERVER)
                .contains("cannot connect", database.user())
                .doesNotContain("wrong-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://u:secret@h/db",
        "jdbc:postgresql://u:secret@h",
        "jdbc:postgresql://u:sec ret@h/db",
        "jdbc:postgresql://h/db?passwort=secret",
        "jdbc:postgresql:db"
    })
    void malformedUrlsAreNotRepeated(String url) throws Exception {
        load(url, Map.of()).error(ExitCode.BAD_INPUT).doesNotContain("secret", "sec ret");
    }
}
