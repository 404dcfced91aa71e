package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Load tests end to end, small, against embedded servers. */
class LoadTestTest {
    @TempDir
    Path folder;

    private LoadTests load;

    @BeforeEach
    void load() throws Exception {
        load = LoadTests.in(folder);
    }

    @Test
    void findsCapacitiesAndComparesAtOneRate() throws Exception {
        Outcome outcome = load.run("--layouts=plain,fdw").ended(ExitCode.OK);

        Run run = load.pglayout().run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(run.loadTests().capacities()).extracting(Capacity::arm).containsExactly("plain", "fdw");
        double slowest = run.loadTests().capacities().stream()
                .mapToDouble(Capacity::rate)
                .min()
                .orElseThrow();
        assertThat(run.loadTests().commonRate()).isEqualTo(0.6 * slowest);
        List<LoadTrial> compared = run.loadTests().trials().stream()
                .filter(t -> t.purpose() == Purpose.COMPARE)
                .toList();
        assertThat(compared)
                .extracting(t -> t.trial().arm())
                .containsExactlyInAnyOrder("plain", "plain", "plain (A/A)", "plain (A/A)", "fdw", "fdw");
        assertThat(compared).allSatisfy(this::isWhole);
        assertThat(run.plan().judged())
                .extracting(Judged::name)
                .containsExactly("oltp: p50", "oltp: p99", "oltp: throughput");
        assertThat(latest("index.html")).content().contains("Under load", "Second by second");
        assertThat(latest("seconds.csv")).isNotEmptyFile();
        assertThat(outcome.out()).contains("capacity", "common-rate", "full-load", "index.html");
    }

    private void isWhole(LoadTrial trial) {
        assertThat(latest(trial.folder()).resolve("trial.json")).isNotEmptyFile();
        assertThat(trial.trial().operations()).anyMatch(o -> o.ok() > 0);
        assertThat(trial.server()).extracting(ServerSecond::node).isNotEmpty();
        assertThat(trial.accounting()).matches(Accounting::balanced);
    }

    @Test
    void trialsThatFailEndTheRunAsALostServerDoes() throws Exception {
        // Roles survive when a target is loaded anew: the first trial's event makes one, and the second trial meets it.
        Path queries = Files.createDirectories(folder.resolve("sql/events/queries"));
        Files.writeString(queries.resolve("without-role.sql"), """
                -- question: How many events are there, as long as a role is not?
                -- kind:     read
                -- rows:     1
                SELECT count(*) / CASE WHEN to_regrole('pglayout_toggle') IS NULL THEN 1 ELSE 0 END AS events
                FROM app.events
                """);
        Path mix = Files.writeString(folder.resolve("role.conf"), "weights { without-role = 1 }");
        Path toggle = Files.writeString(folder.resolve("toggle.sql"), """
                DO $$ BEGIN
                    IF to_regrole('pglayout_toggle') IS NULL THEN
                        CREATE ROLE pglayout_toggle;
                    ELSE
                        DROP ROLE pglayout_toggle;
                    END IF;
                END $$;
                """);
        Outcome outcome = load.run(
                "--layouts=plain",
                "--aa=false",
                "--sql-dir=" + folder.resolve("sql"),
                "--mix=" + mix,
                "--rate=4",
                "--rounds=2",
                "--max-p99=10s",
                "--during=sql " + toggle + "@990ms");

        outcome.error(ExitCode.SERVER)
                .contains("1 of 2 trials failed", "rate on plain, round 2: not one operation succeeded");
        Run run = load.pglayout().run();
        assertThat(run.status()).isEqualTo(Run.Status.SERVER_LOST);
        assertThat(run.loadTests().trials())
                .as("kept, the one that failed too")
                .extracting(t -> t.trial().status())
                .hasSize(2)
                .endsWith(Trial.Status.FAILED);
        assertThat(latest("index.html")).content().contains("not one operation succeeded");
    }

    @Test
    void anArmThatTheServerRefusesIsLeftOutWithTheReason() throws Exception {
        String readOnly = "plain{default_transaction_read_only=on}";
        Outcome outcome = load.run(
                        "--layouts=plain," + readOnly, "--aa=false", "--mix=ingest", "--users=1", "--rounds=1")
                .ended(ExitCode.OK);

        assertThat(outcome.out()).contains(readOnly + " is not available: batch-insert: ", "read-only transaction");
        Run run = load.pglayout().run();
        assertThat(run.plan().armDetails().get(1).unavailable()).contains("read-only transaction");
        assertThat(run.loadTests().trials()).extracting(t -> t.trial().arm()).containsOnly("plain");
    }

    @Test
    void lostRowsAreNoLostServer() throws Exception {
        Path sql = Files.writeString(
                folder.resolve("lose.sql"), "DELETE FROM app.events WHERE occurred_at >= '2024-03-31 23:00+00';");
        load.run(
                        "--layouts=plain",
                        "--aa=false",
                        "--mix=ingest",
                        "--users=2",
                        "--rounds=1",
                        "--duration=2s",
                        "--during=sql " + sql + "@1s")
                .error(ExitCode.VERIFICATION_FAILED)
                .containsPattern("users-2 on plain: servers confirmed [0-9,]+ rows, .* were found$");

        Run run = load.pglayout().run();
        assertThat(run.status()).isEqualTo(Run.Status.FAILED_VERIFICATION);
        assertThat(run.loadTests().trials())
                .singleElement()
                .matches(t -> t.accounting().lost() > 0);
    }

    @Test
    void oneLostRowIsNotHiddenByRowsThatNobodyConfirmed() throws Exception {
        Path sql = Files.writeString(
                folder.resolve("lose.sql"),
                "DELETE FROM app.events WHERE id = (SELECT id FROM app.events WHERE occurred_at >= '2024-03-31 23:00+00' LIMIT 1);");
        load.run(
                        "--layouts=plain",
                        "--aa=false",
                        "--mix=ingest",
                        "--users=4",
                        "--rounds=1",
                        "--duration=4s",
                        "--during=sql " + sql + "@1s",
                        "--fault=kill-backends@2s")
                .error(ExitCode.VERIFICATION_FAILED)
                .containsPattern(
                        "confirmed [0-9,]+ rows, [0-9,]+ of [0-9,]+ unconfirmed ones are there, and .* were found$");

        Accounting accounting =
                load.pglayout().run().loadTests().trials().get(0).accounting();
        assertThat(accounting.unconfirmed()).as("could hide a row").isPositive();
        assertThat(accounting.lost()).isEqualTo(1);
    }

    @Test
    void updatesAreNoInsertsThatWereLost() throws Exception {
        Path queries = Files.createDirectories(folder.resolve("sql/events/queries"));
        Files.writeString(queries.resolve("correct.sql"), """
                -- question: How long does it take to correct an amount?
                -- kind:     write
                -- bind:     id uuid = row.id
                -- rows:     1
                -- batch:    1
                UPDATE app.events SET amount = amount WHERE id = :id
                """);
        Path mix = Files.writeString(folder.resolve("correct.conf"), "weights { correct = 1, batch-insert = 1 }");
        load.run(
                        "--layouts=plain",
                        "--aa=false",
                        "--sql-dir=" + folder.resolve("sql"),
                        "--mix=" + mix,
                        "--users=2",
                        "--rounds=1")
                .ended(ExitCode.OK);

        LoadTrial trial = load.pglayout().run().loadTests().trials().get(0);
        assertThat(trial.trial().operations())
                .allMatch(operation -> operation.ok() > 0 && operation.rowsConfirmed() > 0);
        assertThat(trial.accounting()).isNull();
        assertThat(load.run("--layouts=plain", "--aa=false", "--users=1", "--rounds=1")
                        .ended(ExitCode.OK)
                        .out())
                .containsPattern("plain: it was altered after the last load: mix .* changed rows of it; loading again");
    }

    @Test
    void brokenPromiseIsNamed() throws Exception {
        load.run("--layouts=plain", "--aa=false", "--mix=ingest", "--users=2", "--rounds=1", "--max-p99=1ms")
                .ended(ExitCode.REGRESSION);
        assertThat(load.pglayout().run().status()).isEqualTo(Run.Status.COMPLETE);
    }

    @Test
    void capacityRefusesWhatNeedsAGivenLoad() throws Exception {
        load.run("--capacity", "--fault=kill-backend@500ms")
                .error(ExitCode.BAD_INPUT)
                .contains("--capacity excludes --fault and --during");
        load.run("--capacity", "--max-p99=50ms")
                .error(ExitCode.BAD_INPUT)
                .contains("--capacity excludes --max-p99 and --max-error-share");
    }

    @Test
    void interruptedRunKeepsTheTrialUnderWayAndReports() throws Exception {
        Running running = load.start("--layouts=plain", "--aa=false", "--users=2", "--duration=10m");
        load.awaitMeasuring(running);
        running.process().destroy();
        Outcome outcome = running.await();

        assertThat(outcome.code()).as("by SIGTERM").isEqualTo(143);
        Run run = load.pglayout().run();
        assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
        Trial trial = run.loadTests().trials().get(0).trial();
        assertThat(trial.status()).isEqualTo(Trial.Status.INTERRUPTED);
        assertThat(trial.operations()).anyMatch(o -> o.ok() > 0);
        assertThat(latest("index.html")).content().contains("INTERRUPTED");
        assertThat(running.forks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --mix=otlp            | unknown mix 'otlp' (did you mean 'oltp'?)
                    --rate=0              | --rate is '0'; allowed: more than 0
                    --users=-4            | --users is '-4'; allowed: more than 0
                    --users=5000          | max_connections = 300
                    --ramp=100            | --ramp is '100'; allowed: two rates per second
                    --fault=kill-bakend@1s | did you mean 'kill-backend'?
                    --fault=kill-backend@9s | the measured phase lasts 1.0 s
                    --fault=stop-shard@500ms | has no shard or worker to stop or pause
                    --during=reindex@1s   | unknown event 'reindex'
                    --during=maintain drp@500ms | did you mean 'drop'?
                    --during=maintain drop@500ms | Missing required option: '--before
                    --during=maintain@500ms | event 'maintain' says nothing of what to do
                    --during=maintain drop --before 2024-02 --layouts fdw@500ms | allowed: no --layouts
                    --during=maintain drop --before 2024-02@500ms | layout 'plain' is not partitioned by month
                    --duration=soon       | allowed: a length such as 20m or 2h
                    --curve=0.5,2         | allowed: shares between 0 and 1
                    """)
    void badInputIsOneLine(String option, String expected) throws Exception {
        load.run("--layouts=plain", "--aa=false", option)
                .error(ExitCode.BAD_INPUT)
                .contains(expected);
    }

    @Test
    void weightsThatSumToZeroAreRefused() throws Exception {
        Path mix = Files.writeString(folder.resolve("none.conf"), "weights { point-lookup = 0 }");
        load.run("--mix=" + mix).error(ExitCode.BAD_INPUT).contains("weights sum to zero");
        Files.writeString(mix, "weights { point-lokup = 1 }");
        load.run("--mix=" + mix).error(ExitCode.BAD_INPUT).contains("did you mean 'point-lookup'?");
    }

    @Test
    void targetThatIsNotUpIsRefusedWhereNothingMayBeStarted() throws Exception {
        load.run("--layouts=subpartitioned", "--no-start")
                .error(ExitCode.SERVER)
                .contains("target 'subpartitioned' is not up", "run ./pglayout up --layouts subpartitioned");
    }

    private Path latest(String file) {
        return load.pglayout().runs().resolve("latest").resolve(file);
    }
}
