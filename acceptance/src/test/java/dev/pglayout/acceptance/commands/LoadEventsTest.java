package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to targets under load, as a user has it happen. */
class LoadEventsTest {
    @TempDir
    Path folder;

    private LoadTests load;

    @BeforeEach
    void load() throws Exception {
        load = LoadTests.in(folder);
    }

    @Test
    void faultIsFeltCountedAndSurvived() throws Exception {
        load.run(
                        "--layouts=plain",
                        "--aa=false",
                        "--mix=ingest",
                        "--rate=40",
                        "--duration=14s",
                        "--fault=kill-backends@3s",
                        "--fault=restart-server@6s")
                .ended(ExitCode.OK);

        LoadTrial trial = load.pglayout().run().loadTests().trials().get(0);
        assertThat(trial.events()).extracting(LoadEvent::name).containsExactly("kill-backends", "restart-server");
        assertThat(trial.events()).noneMatch(LoadEvent::failed);
        assertThat(trial.trial().operations().stream().flatMap(o -> o.errors().keySet().stream()))
                .as("errors by SQLSTATE")
                .anyMatch(error -> error.contains("57P01"));
        assertThat(trial.trial().seconds().stream().mapToLong(s -> s.ko()).sum())
                .as("errors by second")
                .isPositive()
                .isEqualTo(trial.trial().operations().stream()
                        .mapToLong(TrialOperation::ko)
                        .sum());
        long restarted = (long) (trial.events().get(1).endedSecond() + 1);
        assertThat(trial.trial().seconds())
                .as("operations after the restart")
                .anyMatch(s -> s.second() > restarted && s.ok() > 0);
        assertThat(trial.accounting()).matches(Accounting::balanced);
        assertThat(trial.accounting().unconfirmedFound())
                .as("asked for one by one")
                .isNotNull();
        assertThat(trial.accounting().confirmed()).isPositive();
        assertThat(latest("index.html")).content().contains("restart-server: single restarted", "Errors, all trials");
    }

    @Test
    void stoppedShardIsFeltCountedAndSurvived() throws Exception {
        LoadTrial trial = faultOnShard("stop-shard@3s+3s");

        LoadEvent stopped = trial.events().get(0);
        assertThat(stopped.outcome()).endsWith(" down for 3.0 s");
        assertThat(trial.trial().operations().stream().flatMap(o -> o.errors().keySet().stream()))
                .as("errors by SQLSTATE")
                .isNotEmpty()
                .allMatch(error -> error.startsWith("SQLSTATE "));
        assertThat(trial.trial().seconds())
                .as("errors in the seconds of the event")
                .anyMatch(s -> s.ko() > 0 && s.second() + 1 > stopped.startedSecond());
        assertThat(trial.trial().seconds().stream().mapToLong(s -> s.ko()).sum())
                .isEqualTo(trial.trial().operations().stream()
                        .mapToLong(TrialOperation::ko)
                        .sum());
        String shard = stopped.outcome().split(" ")[0];
        assertThat(trial.server())
                .as("the shard's own series has a gap")
                .noneMatch(s -> s.node().equals(shard)
                        && s.second() > stopped.startedSecond() + 1
                        && s.second() + 1 < stopped.endedSecond())
                .anyMatch(s -> s.node().equals(shard) && s.second() > stopped.endedSecond());
        assertThat(latest("index.html")).content().contains("stop-shard: " + stopped.outcome(), "Errors, all trials");
    }

    @Test
    void pausedShardHoldsItsUsersUpAndLosesNothing() throws Exception {
        LoadTrial trial = faultOnShard("pause-shard@3s+4s");

        LoadEvent paused = trial.events().get(0);
        assertThat(paused.outcome()).endsWith(" paused for 4.0 s");
        assertThat(paused.recoverySeconds()).as("until it went on").isGreaterThan(3);
        assertThat(trial.trial().seconds())
                .as("a second in which everybody waited for it")
                .anyMatch(s -> s.second() > paused.startedSecond() && s.second() < paused.endedSecond() && s.ok() == 0);
    }

    /** On two shards, with inserts to both; what holds after every fault is checked here. */
    private LoadTrial faultOnShard(String fault) throws Exception {
        load.run(
                        "--layouts=fdw",
                        "--aa=false",
                        "--mix=ingest",
                        "--rate=40",
                        "--rounds=1",
                        "--duration=14s",
                        "--fault=" + fault)
                .ended(ExitCode.OK);
        assertThat(load.pglayout().run().status()).isEqualTo(Run.Status.COMPLETE);
        LoadTrial trial = load.pglayout().run().loadTests().trials().get(0);
        assertThat(trial.events()).singleElement().matches(event -> !event.failed());
        LoadEvent event = trial.events().get(0);
        assertThat(event.startedSecond()).isBetween(2.9, 6.0);
        assertThat(event.endedSecond()).isGreaterThan(event.startedSecond() + 2.9);
        assertThat(event.recoverySeconds()).as("recovered").isNotNull().isPositive();
        assertThat(trial.trial().seconds())
                .as("operations afterwards")
                .anyMatch(s -> s.second() > event.endedSecond() && s.ok() > 0);
        assertThat(trial.accounting()).matches(Accounting::balanced);
        assertThat(trial.accounting().confirmed()).isPositive();
        return trial;
    }

    @Test
    void monthIsDroppedUnderLoadInEachTrial() throws Exception {
        Outcome outcome = load.run(
                        "--layouts=partitioned",
                        "--aa=false",
                        "--rate=40",
                        "--duration=8s",
                        "--rounds=2",
                        "--during=maintain drop --before 2024-02@3s")
                .ended(ExitCode.OK);

        List<LoadTrial> trials = load.pglayout().run().loadTests().trials();
        assertThat(trials).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.events()).singleElement().matches(event -> !event.failed());
            assertThat(trial.events().get(0).endedSecond())
                    .isGreaterThan(trial.events().get(0).startedSecond());
            assertThat(trial.accounting().lost()).isZero();
            assertThat(trial.trial().operations())
                    .as("nobody asks for rows that are dropped")
                    .allMatch(operation -> operation.ko() == 0);
        });
        assertThat(outcome.out().split("DROP TABLE [a-z.\"]*events_2024_01", -1))
                .as("the month is there again for the second trial")
                .hasSize(3);
    }

    @Test
    void anEventThatFailsIsToldAndTheRunNotTrusted() throws Exception {
        Path sql = Files.writeString(folder.resolve("no such index.sql"), "DROP INDEX app.nothing;");
        Outcome outcome = load.run(
                        "--layouts=plain",
                        "--aa=false",
                        "--rate=10",
                        "--rounds=1",
                        "--duration=2s",
                        "--during=sql " + sql + "@1s")
                .ended(ExitCode.UNTRUSTED);
        assertThat(outcome.out())
                .containsPattern("event failed: sql .*no such index.sql on plain, round 1: .*ERROR: index \"nothing\"");
    }

    @Test
    void oneArchiveHoldsOneLayout() throws Exception {
        load.run(
                        "--layouts=partitioned,subpartitioned",
                        "--rate=10",
                        "--during=maintain archive --before 2024-02 --to " + folder.resolve("archive") + "@300ms")
                .error(ExitCode.BAD_INPUT)
                .contains(
                        "one folder for the rows of one layout; allowed: a single layout, such as --layouts partitioned");
    }

    @Test
    void anEventThatOutlastsItsTrialIsCutShort() throws Exception {
        Path sql = Files.writeString(folder.resolve("long.sql"), "SELECT pg_sleep(3600);");
        Running running = load.start(
                "--layouts=plain",
                "--aa=false",
                "--rate=10",
                "--rounds=1",
                "--duration=10m",
                "--during=sql " + sql + "@500ms");
        load.awaitMeasuring(running);
        Thread.sleep(2_000);
        running.process().destroy();
        running.await();

        assertThat(load.pglayout().run().loadTests().trials()).singleElement().satisfies(trial -> assertThat(
                        trial.events())
                .singleElement()
                .matches(event -> event.failed() && event.startedSecond() != null));
    }

    private Path latest(String file) {
        return load.pglayout().runs().resolve("latest").resolve(file);
    }
}
