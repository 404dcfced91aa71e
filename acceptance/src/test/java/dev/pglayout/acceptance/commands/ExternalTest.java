package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Endpoint;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that run already and belong to somebody else; here real ones that the tests started. */
class ExternalTest {
    private static final Catalog EVENTS = Catalog.load(Path.of("..", "sql"), "events");
    private static final Endpoint NOBODY = new Endpoint("127.0.0.1", 1);

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private ForeignServers servers;

    @BeforeEach
    void pglayout() throws Exception {
        servers = new ForeignServers(folder, "external_test");
        pglayout = Pglayout.in(folder).with(servers);
    }

    @Test
    void layoutsAreMeasuredWhereTheTargetsFileSays() throws Exception {
        servers.add("plain", cluster("plain")).add("fdw", cluster("fdw"));
        Outcome bench = pglayout.bench(servers.options(
                "--layouts=plain,fdw,citus", "--operations=month-aggregate", "--rounds=1", "--aa=false"));

        bench.ended(ExitCode.OK);
        String reason = "needs docker, external, or a local PostgreSQL with citus; ";
        assertThat(bench.out()).contains("citus is not available: " + reason, "names no servers for layout 'citus'");
        Run run = pglayout.run();
        assertThat(run.forks()).flatExtracting(Fork::arms).containsExactlyInAnyOrder("plain", "fdw");
        assertThat(run.plan().fork()).containsEntry("pinning", "none");
        assertThat(run.environment().machine().get("pinning")).contains("not pinned", "external");
        assertThat(run.targets()).extracting(TargetRecord::layout).containsExactly("plain", "fdw", "citus");
        assertThat(run.targets().get(2).unavailable()).startsWith(reason);
        assertThat(run.environment().software())
                .containsEntry("provider", "external")
                .containsKey("server plain-single (" + node("plain").client() + ")");
        for (String table : List.of("index.html", "summary.md", "verdicts.csv", "relations.csv", "load.csv")) {
            assertThat(pglayout.runs().resolve("latest").resolve(table))
                    .content()
                    .contains("citus", reason.strip());
        }
        assertNoPassword(pglayout.runs());
        assertThat(TestServers.provider().status())
                .filteredOn(server -> List.of("plain", "fdw").contains(server.cluster()))
                .as("nothing was stopped")
                .hasSize(4)
                .allMatch(server -> server.running());

        Outcome again = pglayout.onTiny("verify", servers.options("--layouts=plain,fdw,citus"));
        again.ended(ExitCode.OK);
        assertThat(again.out()).as("nothing was loaded again").doesNotContain("copy");
        assertThat(again.out()).contains("N/A   citus: not available: " + reason);
    }

    @Test
    void whatIsUpIsForgottenAndNotStopped() throws Exception {
        servers.add("plain", cluster("plain"));
        pglayout.onTiny("up", servers.options("--layouts=plain,citus")).ended(ExitCode.OK);
        assertThat(pglayout.run("status").ended(ExitCode.OK).out())
                .containsPattern("plain +single")
                .containsPattern("citus .*not available: needs docker, external, or a local PostgreSQL with citus");
        assertThat(pglayout.run("status", "--urls").out())
                .contains("@" + node("plain").client() + "/external_test");

        assertThat(pglayout.run("down").ended(ExitCode.OK).out()).contains("servers of others that hold: plain");

        assertThat(pglayout.run("status").out()).contains("No target is up");
        servers.execute(node("plain"), "SELECT 1");
    }

    @Test
    void otherDataIsLoadedAnewAndOnlyOwnTablesGo() throws Exception {
        Node plain = node("plain");
        servers.add("plain", cluster("plain"));
        servers.execute(plain, "CREATE TABLE public.notes AS SELECT 1 AS note");
        pglayout.onTiny("verify", servers.options("--layouts=plain")).ended(ExitCode.OK);

        Outcome other = pglayout.onTiny("verify", servers.options("--layouts=plain", "--data-seed=7"));

        other.ended(ExitCode.OK);
        assertThat(other.out())
                .contains("plain: its dataset, SQL files or servers are not those of the last load; loading again");
        servers.execute(plain, "SELECT note FROM public.notes");
    }

    @Test
    void aForeignTableIsRefusedByNameAndLeftAlone() throws Exception {
        Node plain = node("plain");
        servers.add("plain", cluster("plain"));
        servers.execute(plain, "CREATE SCHEMA app");
        servers.execute(plain, "CREATE TABLE app.events AS SELECT 42 AS precious");

        pglayout.onTiny("load", servers.options("--layouts=plain"))
                .error(ExitCode.BAD_INPUT)
                .contains("database external_test on single (" + plain.client()
                        + ") holds app.events, which pglayout did not make");
        assertThat(ask(plain, "SELECT precious FROM app.events")).isEqualTo("42");

        servers.execute(plain, "DROP SCHEMA app CASCADE");
        pglayout.onTiny("load", servers.options("--layouts=plain")).ended(ExitCode.OK);
        servers.execute(plain, "CREATE TABLE app.notes AS SELECT 43 AS precious");
        pglayout.onTiny("load", servers.options("--layouts=plain"))
                .error(ExitCode.BAD_INPUT)
                .contains("holds app.notes, which pglayout did not make");
        servers.execute(plain, "DROP TABLE app.notes");
        servers.execute(plain, "ALTER TABLE app.events RENAME TO ours");
        servers.execute(plain, "CREATE TABLE app.events AS SELECT 44 AS precious");
        pglayout.onTiny("load", servers.options("--layouts=plain"))
                .error(ExitCode.BAD_INPUT)
                .contains("holds app.events");
        assertThat(ask(plain, "SELECT precious FROM app.events")).isEqualTo("44");
    }

    @Test
    void aRoleWithFewRightsMeasuresAndTheReportSaysWhatItMayNot() throws Exception {
        Node plain = node("plain");
        servers.add("plain", cluster("plain"));
        ForeignServers.execute(plain, "postgres", "DROP ROLE IF EXISTS reader");
        String password = plain.credentials().password();
        ForeignServers.execute(
                plain, "postgres", "CREATE ROLE reader LOGIN NOSUPERUSER NOCREATEDB PASSWORD '" + password + "'");
        servers.server("plain-single", plain.client(), plain.peer(), "reader");
        String[] options =
                servers.options("--layouts=plain", "--operations=month-aggregate", "--rounds=1", "--aa=false");

        pglayout.bench(options)
                .error(ExitCode.SERVER)
                .contains("the role reader may not create a schema in database external_test")
                .contains("GRANT CREATE ON DATABASE \"external_test\" TO \"reader\"");

        servers.execute(plain, "GRANT CREATE ON DATABASE external_test TO reader");
        pglayout.bench(options).ended(ExitCode.OK);
        assertThat(pglayout.run().environment().machine().get("checkpoints"))
                .contains("not forced on " + plain.client(), "pg_checkpoint");
        assertThat(pglayout.run().environment().software().get("free space for plain"))
                .contains("not known");

        // Where asking for free space fails, it is not known either.
        servers.execute(plain, "GRANT pg_execute_server_program TO reader");
        servers.execute(plain, "REVOKE TEMPORARY ON DATABASE external_test FROM PUBLIC");
        pglayout.onTiny("verify", servers.options("--layouts=plain")).ended(ExitCode.OK);
        servers.execute(plain, "DROP OWNED BY reader CASCADE");
    }

    @Test
    void serversThatCannotBeUsedAreAllNamedInOneLine() throws Exception {
        servers.add("plain", cluster("plain")).add("fdw", cluster("fdw"));
        servers.server("fdw-shard-1", NOBODY, NOBODY, "pglayout");
        Map<String, String> wrong = Map.of(ForeignServers.PASSWORD_VARIABLE, "guessed");
        String[] both = servers.options("--layouts=plain,fdw");

        pglayout.onTiny("verify", both)
                .error(ExitCode.SERVER)
                .contains("1 of 4 servers cannot be used: fdw-shard-1 (127.0.0.1:1): Connection refused");
        pglayout.with(wrong)
                .onTiny("verify", servers.options("--layouts=plain"))
                .error(ExitCode.SERVER)
                .contains("plain-single (" + node("plain").client() + "): ", "password authentication failed")
                .contains("check the user and the password")
                .doesNotContain("guessed");
        pglayout.with(Map.of(ForeignServers.PASSWORD_VARIABLE, "", "PGPASSFILE", "/dev/null"))
                .onTiny("verify", servers.options("--layouts=plain"))
                .error(ExitCode.SERVER)
                .contains("set the variable that password-env names in the targets file, or add a line to ~/.pgpass");
        assertThat(pglayout.runs()).doesNotExist();
    }

    @Test
    void aPasswordMayComeFromAPassfile() throws Exception {
        servers.add("plain", cluster("plain"));
        Path passfile = Files.writeString(
                folder.resolve("pgpass"),
                "127.0.0.1:*:*:pglayout:" + node("plain").credentials().password() + "\n");

        pglayout.with(Map.of("PGPASSFILE", passfile.toString()))
                .onTiny("verify", servers.options("--layouts=plain"))
                .ended(ExitCode.OK);
    }

    @Test
    void aShardThatOnlyTheClientReachesIsNamed() throws Exception {
        servers.add("fdw", cluster("fdw"));
        Node shard = cluster("fdw").followers().get(1);
        servers.server(
                "fdw-shard-1", shard.client(), NOBODY, shard.credentials().user());

        pglayout.onTiny("verify", servers.options("--layouts=fdw"))
                .error(ExitCode.SERVER)
                .contains("layout 'fdw': fdw-coordinator (" + node("fdw").client() + ") cannot reach fdw-shard-1 ("
                        + shard.client() + ") at its peer address 127.0.0.1:1: could not connect to server")
                .contains("correct 'peer' of fdw-shard-1");
        assertThat(ask(node("fdw"), "SELECT count(*) FROM pg_foreign_server"))
                .as("the probe leaves nothing")
                .isEqualTo("0");
    }

    @Test
    void whatServersOfOthersCannotDoIsRefusedWithTheReason() throws Exception {
        servers.add("plain", cluster("plain"));
        pglayout.bench(servers.options("--layouts=plain", "--cache=cold"))
                .error(ExitCode.BAD_INPUT)
                .contains("--cache cold is not possible with the provider 'external'");
        pglayout.bench(servers.options("--layouts=plain,plain@embedded"))
                .error(ExitCode.BAD_INPUT)
                .contains("one run uses one provider");
        pglayout.onTiny("verify", "--provider=external", "--layouts=plain")
                .error(ExitCode.BAD_INPUT)
                .contains("needs --targets FILE");
        pglayout.onTiny("verify", "--targets=nowhere.conf", "--layouts=plain")
                .error(ExitCode.BAD_INPUT)
                .contains("add --provider external");
        assertThat(pglayout.onTiny("verify", servers.options("--layouts=plain,plain{server.wal_compression=on}"))
                        .ended(ExitCode.OK)
                        .out())
                .contains("not available: server.wal_compression needs servers of its own");
    }

    @Test
    void whatDropsDatabasesIsRefusedBeforeAnyIsTouched() throws Exception {
        Node plain = node("plain");
        servers.add("plain", cluster("plain"));
        servers.execute(plain, "CREATE TABLE public.notes AS SELECT 1 AS note");
        Path rejects = Files.writeString(folder.resolve("rejects.csv"), "of yesterday");
        String reason =
                "makes and drops whole databases, and servers of the provider 'external' are not pglayout's own";

        pglayout.onTiny(
                        "load",
                        servers.options(
                                "--layouts=plain", "--csv=/dev/null", "--on-error=skip", "--rejects=" + rejects))
                .error(ExitCode.BAD_INPUT)
                .contains("load --csv into layouts " + reason, "pglayout load --url URL --table NAME");
        assertThat(rejects).hasContent("of yesterday");
        pglayout.onTiny("compare-copy", servers.options("--layouts=plain"))
                .error(ExitCode.BAD_INPUT)
                .contains("compare-copy " + reason);
        servers.execute(plain, "SELECT note FROM public.notes");
    }

    @Test
    void sizesMakeNoExtensionThere() throws Exception {
        servers.add("plain", cluster("plain"));
        pglayout.onTiny("up", servers.options("--layouts=plain")).ended(ExitCode.OK);

        assertThat(pglayout.run("sizes").ended(ExitCode.OK).out()).contains("estimate");

        // Fails if it is there already.
        servers.execute(node("plain"), "CREATE EXTENSION pgstattuple");
        assertThat(pglayout.run("sizes").ended(ExitCode.OK).out()).contains("pgstattuple");
        pglayout.run("down").ended(ExitCode.OK);
    }

    @Test
    void durabilityIsTheServersOwnToAnswerFor() throws Exception {
        servers.add("plain", cluster("plain"));
        servers.execute(node("plain"), "ALTER DATABASE external_test SET synchronous_commit = off");

        Outcome outcome = pglayout.onTiny("verify", servers.options("--layouts=plain"));

        outcome.ended(ExitCode.VERIFICATION_FAILED);
        assertThat(outcome.out()).contains("synchronous_commit = off");
    }

    @Test
    void rowsThatDoNotFitOnTheDiskAreRefusedBeforeTheLoad() throws Exception {
        servers.add("plain", cluster("plain"));
        servers.layout("partitioned", "single = plain-single, database = external_other");
        List<String> options =
                new ArrayList<>(List.of(servers.options("--layouts=plain,partitioned", "--profile=smoke")));
        options.addAll(List.of("--from=2000-01", "--to=2024-12", "--rows-per-month=100000000"));

        pglayout.run("load", options.toArray(String[]::new))
                .error(ExitCode.SERVER)
                .contains(
                        "the disk of single (" + node("plain").client() + ") has ",
                        "what is to be loaded there (plain, partitioned) needs about ",
                        "--rows-per-month");
        ForeignServers.execute(node("plain"), "postgres", "DROP DATABASE external_other");
        assertThat(ask(node("plain"), "SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"))
                .isEqualTo("0");
    }

    @Test
    void doctorAsksTheServersOfATargetsFile() throws Exception {
        servers.add("plain", cluster("plain"));
        String targets = servers.options()[1];

        assertThat(pglayout.run("doctor").out()).contains("external: not available: ", "needs --targets FILE");
        assertThat(pglayout.run("doctor", targets).ended(ExitCode.OK).out())
                .containsPattern("external: (?s).* plain +ok")
                .contains("names no servers for layout 'citus'", "{ coordinator = NAME, workers = [ NAME, … ] }");
    }

    private static void assertNoPassword(Path runs) throws IOException {
        String password = TestServers.stateDir().credentials().password();
        try (Stream<Path> files = Files.walk(runs)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(password));
        }
    }

    private static String ask(Node node, String sql) throws Exception {
        try (Connection connection = Connections.open(node, "external_test", Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Cluster cluster(String layout) {
        return TestServers.cluster(EVENTS.layout(layout).clusterSpec());
    }

    private static Node node(String layout) {
        return cluster(layout).entry();
    }
}
