package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.contents.Contents;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that were lost, doubled, altered, added or moved behind the tool's back are named; what nobody wrote to is not read again. */
class ContentsTest {
    private static final String MARCH = "occurred_at >= '2024-03-01' AND occurred_at < '2024-04-01'";
    private static final String UUID = "[0-9a-f-]{36}";

    @ParameterizedTest
    @ValueSource(strings = {"plain", "partitioned", "subpartitioned", "fdw"})
    void whatWasLoadedIsAsGeneratedAndWhereItBelongs(String layout) {
        List<Check> checks = check(TestTargets.one(layout));

        assertThat(checks).allMatch(Check::passed);
        assertThat(new Contents(TestServers.stateDir(), new RecordedProgress())
                        .always()
                        .check(TestTargets.one(layout)))
                .extracting(Check::sentence)
                .containsExactly(
                        "contents of app.events: 12,000 rows as generated",
                        "placement of app.events: all rows where they belong");
    }

    @Test
    void oneRowLostAndAnotherDoubledAreBothNamed() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        run(plain, "ALTER TABLE app.events DROP CONSTRAINT events_pkey");
        String lost = ask(plain, "SELECT min(id::text) FROM app.events WHERE " + MARCH);
        String doubled = ask(plain, "SELECT max(id::text) FROM app.events WHERE " + MARCH);
        run(plain, "DELETE FROM app.events WHERE id = '" + lost + "'");
        run(plain, "INSERT INTO app.events SELECT * FROM app.events WHERE id = '" + doubled + "'");

        assertThat(failures(plain))
                .containsExactly("contents of app.events: expected all rows as generated, got row id = " + lost
                        + " is missing in app.events on single; row id = " + doubled
                        + " is there 2 times, in app.events on single");
    }

    @Test
    void anAlteredValueInTheControlIsNamedWhateverIsMeasuredAndTheOthersPass() throws SQLException {
        List<Target> targets = TestTargets.disposable("plain", "partitioned");
        Target plain = targets.get(0);
        String id = ask(plain, "SELECT min(id::text) FROM app.events");
        String right = ask(plain, "SELECT amount FROM app.events WHERE id = '" + id + "'");
        run(plain, "UPDATE app.events SET amount = amount + 0.01 WHERE id = '" + id + "'");
        String wrong = ask(plain, "SELECT amount FROM app.events WHERE id = '" + id + "'");
        Operation untouched = TestTargets.CATALOG.operation("tenant-latest");

        Map<String, Verification> reports = TestTargets.verify(targets, List.of(untouched), 2, 1);

        assertThat(reports.get("plain").failures())
                .extracting(Check::sentence)
                .containsExactly("contents of app.events: expected all rows as generated, got row id = " + id
                        + ": amount is " + wrong + " instead of " + right + ", in app.events on single");
        assertThat(reports.get("partitioned").passed()).isTrue();
    }

    @Test
    void againstAWrongControlTheOthersAreNotWrong() throws SQLException {
        List<Target> targets = TestTargets.disposable("plain", "partitioned");
        run(targets.get(0), "UPDATE app.events SET amount = amount + 1");

        Map<String, Verification> reports = TestTargets.verify(
                targets, List.copyOf(TestTargets.CATALOG.operations().values()), 3, 1);

        assertThat(reports.get("partitioned").failures()).isEmpty();
        assertThat(reports.get("plain").failures())
                .extracting(Check::name)
                .contains("contents of app.events", "equal answers");
    }

    @Test
    void valuesThatChangedPlacesAreFoundThoughTheirSumIsTheSame() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        String one = ask(plain, "SELECT min(id::text) FROM app.events WHERE " + MARCH);
        String other = ask(plain, "SELECT max(id::text) FROM app.events WHERE " + MARCH);
        run(
                plain,
                "UPDATE app.events e SET amount = o.amount FROM app.events o WHERE (e.id, o.id) IN (('%1$s', '%2$s'), ('%2$s', '%1$s'))"
                        .formatted(one, other));

        assertThat(failures(plain))
                .singleElement()
                .asString()
                .contains("row id = " + one + ": amount is ", "row id = " + other + ": amount is ");
    }

    @Test
    void aSurplusRowIsNamed() throws SQLException {
        Target partitioned = TestTargets.disposable("partitioned").get(0);
        String id = "00000000-0000-4000-8000-000000000001";
        run(
                partitioned,
                "INSERT INTO app.events SELECT '" + id + "', tenant_id, '2024-05-05', event_type, amount, payload"
                        + " FROM app.events LIMIT 1");

        assertThat(failures(partitioned))
                .containsExactly("contents of app.events: expected all rows as generated, got row id = " + id
                        + " was never generated; it is in app.events_2024_05 on single");
    }

    @Test
    void anEmptiedPartitionIsNamedByItsFirstRows() throws SQLException {
        Target partitioned = TestTargets.disposable("partitioned").get(0);
        run(partitioned, "TRUNCATE app.events_2024_03");
        run(
                partitioned,
                "DELETE FROM app.events_2024_05 WHERE id = (SELECT min(id::text)::uuid FROM app.events_2024_05)");

        assertThat(failures(partitioned))
                .singleElement()
                .asString()
                .matches(
                        "contents of app.events: expected all rows as generated, got row id = " + UUID
                                + " is missing in app.events_2024_03 on single; .*; different too: 2024-05 \\(1,999 of 2,000 rows\\)");
    }

    @Test
    void aDroppedPartitionsRowsHaveNoPlace() throws SQLException {
        Target partitioned = TestTargets.disposable("partitioned").get(0);
        run(partitioned, "DROP TABLE app.events_2024_03");

        assertThat(failures(partitioned)).singleElement().asString().contains(" is missing, and fits in no table");
    }

    @Test
    void aRowInADefaultPartitionIsNoLongerWhereQuestionsLook() throws SQLException {
        Target partitioned = TestTargets.disposable("partitioned").get(0);
        String id = ask(partitioned, "SELECT min(id::text) FROM app.events WHERE " + MARCH);
        run(partitioned, "UPDATE app.events SET occurred_at = '2031-01-01' WHERE id = '" + id + "'");

        assertThat(failures(partitioned))
                .satisfiesExactly(
                        contents -> assertThat(contents)
                                .contains(
                                        "row id = " + id + " is missing in app.events_2024_03 on single",
                                        "different too: 2031-01 (1 of 0 rows)"),
                        placement -> assertThat(placement)
                                .contains("1 elsewhere; row id = " + id
                                        + " is in app.events_default on single and fits in no other table"));
    }

    @Test
    void aRowOnTheWrongShardIsNamedWithTheRightOne() throws SQLException {
        Target fdw = TestTargets.disposable("fdw").get(0);
        Node wrong = fdw.cluster().followers().get(0);
        Node right = fdw.cluster().followers().get(1);
        String id = LoadTargets.ask(fdw, right, "SELECT min(id::text) FROM app.events_shard");
        String row =
                LoadTargets.ask(fdw, right, "DELETE FROM app.events_shard e WHERE id = '" + id + "' RETURNING e::text");
        run(fdw, wrong, "ALTER TABLE app.events_shard DROP CONSTRAINT events_shard_remainder");
        run(fdw, wrong, "INSERT INTO app.events_shard SELECT ($$" + row + "$$::app.events_shard).*");

        assertThat(failures(fdw))
                .containsExactly(
                        "placement of app.events: expected all rows where they belong, got 1 elsewhere; row id = " + id
                                + " is in app.events_shard on shard-0 and belongs in app.events_shard on shard-1");
    }

    @Test
    void shardsInTheWrongOrderAreSeen() throws SQLException {
        Target fdw = TestTargets.disposable("fdw").get(0);
        String port = "SELECT substring(array_to_string(srvoptions, ' ') FROM 'port=(\\d+)') FROM pg_foreign_server"
                + " WHERE srvname = 'events_shard_";
        String first = ask(fdw, port + "0'");
        String second = ask(fdw, port + "1'");
        run(fdw, "ALTER SERVER events_shard_0 OPTIONS (SET port '" + second + "')");
        run(fdw, "ALTER SERVER events_shard_1 OPTIONS (SET port '" + first + "')");

        assertThat(failures(fdw))
                .singleElement()
                .asString()
                .matches(".*12,000 elsewhere; row id = " + UUID
                        + " is in app.events_shard on shard-([01]) and belongs in"
                        + " app.events_shard on shard-(?!\\1)[01]");

        run(fdw, "ALTER SERVER events_shard_1 OPTIONS (SET port '1')");
        assertThat(failures(fdw)).singleElement().asString().contains(":1/", "none of the layout's servers");
    }

    @Test
    void aMissingRowOfAShardIsNamedWithThatShard() throws SQLException {
        Target fdw = TestTargets.disposable("fdw").get(0);
        Node shard = fdw.cluster().followers().get(1);
        String id = LoadTargets.ask(fdw, shard, "SELECT min(id::text) FROM app.events_shard");
        run(fdw, shard, "DELETE FROM app.events_shard WHERE id = '" + id + "'");

        assertThat(failures(fdw))
                .singleElement()
                .asString()
                .contains("row id = " + id + " is missing in app.events_shard on shard-1");
    }

    @Test
    void whatNobodyWroteToIsNotReadAgain() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        RecordedProgress progress = new RecordedProgress();
        Contents contents = new Contents(TestServers.stateDir(), progress);
        assertThat(contents.check(plain)).hasSize(2).allMatch(Check::passed);
        progress.finished.clear();

        assertThat(contents.check(plain)).singleElement().satisfies(check -> assertThat(check.sentence())
                .contains("nothing was written since"));
        ask(plain, "SELECT count(*) FROM app.events");
        contents.check(plain);
        assertThat(progress.finished).isEmpty();

        run(plain, "UPDATE app.events SET amount = 0 WHERE id = (SELECT min(id::text)::uuid FROM app.events)");
        assertThat(contents.check(plain)).anyMatch(check -> !check.passed());
        assertThat(contents.check(plain)).as("a failure is not forgotten").anyMatch(check -> !check.passed());
    }

    @Test
    void whereServersLostCountOrSomebodyIsStillThereItIsRead() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        RecordedProgress progress = new RecordedProgress();
        Contents contents = new Contents(TestServers.stateDir(), progress);
        contents.check(plain);
        run(plain, "SELECT pg_stat_reset()");
        progress.finished.clear();

        contents.check(plain);
        assertThat(progress.finished).containsExactly(Check.CONTENTS);

        try (Connection somebody = plain.connect(Map.of())) {
            assertThat(somebody.isValid(1)).isTrue();
            contents.check(plain);
            assertThat(progress.finished).hasSize(2);
        }
        contents.check(plain);
        contents.check(plain);
        assertThat(progress.finished)
                .as("what was read while somebody was there counts for nothing")
                .hasSize(3);
    }

    @Test
    void whatAKilledBenchmarkInsertedIsRemoved() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        run(
                plain,
                "INSERT INTO app.events SELECT gen_random_uuid(), tenant_id, '2024-06-30 23:30+00', event_type, amount,"
                        + " payload FROM app.events LIMIT 7");

        assertThat(check(plain)).allMatch(Check::passed);
        assertThat(ask(plain, "SELECT count(*) FROM app.events")).isEqualTo("12000");
    }

    @Test
    void aLayoutThatAltersValuesIsSeenAfterItsLoad(@TempDir Path sqlDir) throws IOException {
        String create = Files.readString(LoadTargets.SQL.resolve("events/layouts/plain/create.sql"));
        LoadTargets.writeLayout(sqlDir, "coarse", "create.sql", create.replace("numeric(12,2)", "numeric(12,1)"));
        Target coarse = LoadTargets.onPlainsServer("coarse", LoadTargets.spec(200, 31), sqlDir);
        new Loader(new LoadOptions(1, false, true), new RecordedProgress()).load(coarse);

        assertThat(failures(coarse))
                .singleElement()
                .asString()
                .containsPattern("row id = " + UUID
                        + ": amount is -?\\d+\\.\\d instead of -?\\d+\\.\\d\\d, in app.events on single");
    }

    @Test
    void aTableThatIsGoneIsAFailureAndNotAnError() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        run(plain, "DROP TABLE app.events");

        assertThat(failures(plain)).singleElement().asString().contains("contents", "does not exist");
    }

    private static List<Check> check(Target target) {
        return new Contents(TestServers.stateDir(), new RecordedProgress()).check(target);
    }

    private static List<String> failures(Target target) {
        return check(target).stream()
                .filter(check -> !check.passed())
                .map(Check::sentence)
                .toList();
    }

    private static String ask(Target target, String sql) throws SQLException {
        return LoadTargets.ask(target, sql);
    }

    private static void run(Target target, String sql) throws SQLException {
        run(target, target.cluster().entry(), sql);
    }

    private static void run(Target target, Node node, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
