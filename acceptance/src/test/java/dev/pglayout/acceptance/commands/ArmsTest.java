package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arms that differ in more than their layout: settings, parameters, versions, revisions of the SQL. */
class ArmsTest {
    private static final String INDEXES = "SELECT string_agg(indexname, ',' ORDER BY 1) FROM pg_indexes";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain,plain{wal_level=logical}         | cannot be set in a session (its context is 'postmaster'); write server.wal_level=
            plain,plain{server.wall_level=logical} | unknown setting 'server.wall_level' (did you mean 'server.wal_level'?)
            plain,plain{server.fsync=off}          | server setting 'fsync' is the same for all layouts
            plain,plain{block_size=4096}           | setting 'block_size' is fixed when PostgreSQL is built
            plain,plain{work_mem=much}             | invalid value for parameter "work_mem": "much"
            plain,fdw{fetchsize=1}                 | unknown setting 'fetchsize' (did you mean 'fetch_size'?)
            plain,plain@git:no-such-revision       | git revision 'no-such-revision'
            plain,plain@local:/no/such/folder      | no executable initdb in /no/such/folder
            plain,plain@docker                     | arm 'plain@docker': '@docker' is not known
            """)
    void whatNoServerTakesIsRefusedBeforeAnythingIsMeasured(String arms, String reason) throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        pglayout.bench("--operations=point-lookup", "--layouts=" + arms)
                .error(ExitCode.BAD_INPUT)
                .contains(reason);

        assertThat(pglayout.runs().resolve("latest")).doesNotExist();
    }

    @Test
    void variantsAreTargetsOfTheirOwn() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Path repository = repositoryWithAnotherIndex();
        String before = "plain@git:" + repository + ":HEAD";
        try {
            pglayout.onTiny(
                            "up",
                            "--layouts=plain,plain{server.wal_level=logical,work_mem=1MB},fdw,fdw{fetch_size=1},"
                                    + before)
                    .ended(ExitCode.OK);

            assertThat(ask(pglayout, "plain", "SHOW wal_level")).isEqualTo("replica");
            assertThat(ask(pglayout, "plain{work_mem=1MB}", "SHOW work_mem")).isEqualTo("1MB");
            assertThat(ask(pglayout, "plain{work_mem=1MB,server.wal_level=logical}", "SHOW wal_level"))
                    .isEqualTo("logical");
            String options = "SELECT srvoptions::text FROM pg_foreign_server LIMIT 1";
            assertThat(ask(pglayout, "fdw", options)).contains("fetch_size=1000");
            assertThat(ask(pglayout, "fdw{fetch_size=1}", options)).contains("fetch_size=1,");
            assertThat(ask(pglayout, before, INDEXES)).contains("events_by_type");
            assertThat(ask(pglayout, "plain", INDEXES)).doesNotContain("events_by_type");
        } finally {
            pglayout.run("down").ended(ExitCode.OK);
        }
    }

    @Test
    void aRunInterleavesVariantsAndLeavesOutWhatCannotRun() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        pglayout.bench(
                        "--operations=point-lookup,batch-insert",
                        "--layouts=plain,plain{server.wal_compression=on},plain{default_transaction_read_only=on}")
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.targets())
                .extracting(TargetRecord::layout)
                .containsExactly("plain", "plain{server.wal_compression=on}");
        assertThat(run.targets().get(1).nodes().get(0).settings()).containsEntry("wal_compression", "pglz");
        assertThat(run.plan().armDetails().get(3))
                .returns("plain{default_transaction_read_only=on}", Plan.ArmDetail::name)
                .satisfies(arm -> assertThat(arm.unavailable()).contains("read-only transaction"));
        assertThat(run.forks())
                .flatExtracting(Fork::arms)
                .contains("plain{server.wal_compression=on}")
                .doesNotContain("plain{default_transaction_read_only=on}");
    }

    @Test
    void explainSaysWhatIsRefusedAndGoesOn() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome = pglayout.onTiny(
                        "explain",
                        "--operations=batch-insert,point-lookup",
                        "--layouts=plain,plain{default_transaction_read_only=on}")
                .ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains("batch-insert on plain: ", "point-lookup on plain{default_transaction_read_only=on}: ")
                .containsPattern(
                        "batch-insert on plain\\{default_transaction_read_only=on}: not available: .*read-only transaction");
    }

    @Test
    void armsOfAnotherVersionSaySoInTheirName() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Outcome outcome = pglayout.bench("--operations=point-lookup", "--layouts=plain,plain@local");
        Assumptions.assumeFalse(outcome.err().contains("no PostgreSQL server found"), outcome::err);
        outcome.ended(ExitCode.OK);

        Plan plan = pglayout.run().plan();
        Assumptions.assumeTrue(
                plan.armDetails().stream()
                                .map(Plan.ArmDetail::serverVersion)
                                .distinct()
                                .count()
                        > 1,
                "the installed PostgreSQL is the embedded one's version");
        assertThat(plan.armDetails())
                .allSatisfy(arm -> assertThat(arm.name()).contains(" [PostgreSQL " + arm.serverVersion() + "]"));
        assertThat(pglayout.run().forks()).flatExtracting(Fork::arms).hasSameElementsAs(plan.arms());
    }

    private static String ask(Pglayout pglayout, String text, String query) throws SQLException {
        Arm arm = Arm.parse(text);
        Target target = TargetRegistry.target(pglayout.stateDir(), arm);
        try (Connection connection = target.connect(arm);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The committed SQL has an index that the folder's files no longer have. */
    private Path repositoryWithAnotherIndex() throws IOException, InterruptedException {
        Path repository = folder.resolve("repository");
        copy(Pglayout.HOME.resolve("sql"), repository.resolve("sql"));
        Path index = repository.resolve("sql/events/layouts/plain/index.sql");
        String today = Files.readString(index);
        Files.writeString(
                index, "\nCREATE INDEX events_by_type ON app.events (event_type);\n", StandardOpenOption.APPEND);
        git(repository, "init", "-q");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-q", "-m", "before");
        Files.writeString(index, today);
        return repository;
    }

    private static void git(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        assertThat(Running.start(repository, command, Map.of()).await().code()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
