package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a layout and a file with an operation are all that a user adds. */
class DropInTest {
    private static final Path PLAIN = Pglayout.HOME.resolve("sql/events/layouts/plain");

    @Test
    void newLayoutAndOperationAreLoadedVerifiedExplainedMeasuredAndReported(@TempDir Path folder) throws Exception {
        Path sql = folder.resolve("sql");
        addLayout(sql.resolve("events/layouts/brin"));
        addOperation(sql.resolve("events/queries"));
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome =
                pglayout.bench("--sql-dir=" + sql, "--layouts=plain,brin", "--operations=quiet-days,point-lookup");

        outcome.ended(ExitCode.OK);
        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(run.targets()).extracting("layout").containsExactly("plain", "brin");
        assertThat(run.targets()).allSatisfy(target -> {
            assertThat(target.load()).isNotNull();
            assertThat(target.verification().passed()).isTrue();
            assertThat(target.verification().checks()).extracting("operation").contains("quiet-days");
        });
        assertThat(run.plans())
                .filteredOn(plan -> plan.operation().equals("quiet-days"))
                .extracting("arm")
                .containsExactly("plain", "brin");
        assertThat(run.plans())
                .allSatisfy(plan -> assertThat(pglayout.runs().resolve("latest").resolve(plan.file()))
                        .exists());
        assertThat(run.forks())
                .filteredOn(fork -> fork.operation().equals("quiet-days"))
                .flatExtracting(Fork::arms)
                .containsExactlyInAnyOrder("plain", "plain (A/A)", "brin");
        Path latest = pglayout.runs().resolve("latest");
        assertThat(latest.resolve("verdicts.json")).content().contains("quiet-days", "brin");
        assertThat(latest.resolve("index.html")).content().contains("quiet-days", "brin");
        assertThat(outcome.out()).contains("quiet-days", "brin", "index.html");
    }

    @Test
    void aRunGoesOnWithTheFolderThatItBeganWith(@TempDir Path folder) throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Path sql = folder.resolve("mine");
        addLayout(sql.resolve("events/layouts/brin"));
        Running bench = pglayout.startBench(
                "--sql-dir=" + sql, "--layouts=plain,brin", "--operations=point-lookup", "--rounds=3");
        bench.awaitForks(pglayout.runs(), 1);
        List<ProcessHandle> forks = bench.forks();
        bench.process().destroyForcibly().waitFor();
        forks.forEach(ProcessHandle::destroyForcibly);
        Path moved = Files.move(sql, folder.resolve("moved"));
        pglayout.resume().error(ExitCode.BAD_INPUT).contains("is not there any more; name where it is now");
        Files.move(moved, sql);

        pglayout.resume().ended(ExitCode.OK);

        assertThat(pglayout.run().status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(pglayout.run().forks()).hasSize(3).flatExtracting(Fork::arms).contains("brin");
    }

    private static void addLayout(Path layout) throws Exception {
        Files.createDirectories(layout);
        Files.writeString(
                layout.resolve("layout.conf"),
                Files.readString(PLAIN.resolve("layout.conf")).replace("One table", "One table, BRIN by time")
                        + "\nindex-differences = [\"BRIN instead of B-tree on occurred_at\"]\n");
        Files.copy(PLAIN.resolve("create.sql"), layout.resolve("create.sql"));
        Files.writeString(
                layout.resolve("index.sql"),
                Files.readString(PLAIN.resolve("index.sql"))
                        .replace("ON app.events (occurred_at)", "ON app.events USING brin (occurred_at)"));
        Files.writeString(layout.resolve("README.md"), "# brin\n");
    }

    private static void addOperation(Path queries) throws Exception {
        Files.createDirectories(queries);
        Files.writeString(queries.resolve("quiet-days.sql"), """
                -- question: How many events has each day of one month?
                -- kind:     read
                -- bind:     from timestamptz = month.start
                -- bind:     until timestamptz = month.end
                -- rows:     1..31
                -- keys:     occurred_at = months 1..1
                SELECT date_trunc('day', occurred_at AT TIME ZONE 'UTC') AS day, count(*) AS events
                FROM app.events
                WHERE occurred_at >= :from AND occurred_at < :until
                GROUP BY 1
                """);
    }
}
