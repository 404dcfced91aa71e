package dev.pglayout.jmh.pgbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Home;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    private static final Operation RANGE =
            Catalog.load(Home.find().resolve("sql"), "events").operation("tenant-range");
    private static final OffsetDateTime JANUARY = OffsetDateTime.parse("2024-01-01T00:00Z");
    private static final List<Object[]> SETS = List.of(
            new Object[] {7, JANUARY, JANUARY.plusDays(7)}, new Object[] {8, JANUARY.plusDays(1), JANUARY.plusDays(8)});

    @Test
    void eachSetIsAskedByAScriptWithVariablesOfTheDriversTypes() {
        Questions questions = Questions.of(BoundSql.of(RANGE), RANGE, SETS);

        assertThat(questions.scripts()).hasSize(2);
        assertThat(questions.scripts().get(1))
                .startsWith("SELECT id, tenant_id")
                .contains("tenant_id = :tenant_id_1::int\n")
                .contains("occurred_at >= :from_1::timestamptz\n")
                .contains("occurred_at < :until_1::timestamptz\n")
                .endsWith("\n;\n")
                .doesNotContain("$");
        assertThat(questions.variables())
                .hasSize(6)
                .containsEntry("tenant_id_0", "7")
                .containsEntry("tenant_id_1", "8")
                .containsEntry("until_0", "2024-01-08T00:00Z");
    }

    @Test
    void optionsNameTheScriptsAndGiveTheVariables(@TempDir Path folder) {
        List<String> options = Questions.of(BoundSql.of(RANGE), RANGE, SETS).options(folder);

        Path first = folder.resolve("question-0.sql");
        assertThat(options)
                .startsWith(
                        "-f",
                        first.toString(),
                        "-f",
                        folder.resolve("question-1.sql").toString(),
                        "-D")
                .endsWith("-D", "until_1=2024-01-09T00:00Z")
                .hasSize(2 * 2 + 2 * 6);
        assertThat(first).content().contains(":tenant_id_0::int");
    }

    @Test
    void aBindThatStandsTwiceIsOneVariable() {
        Bind tenant = RANGE.binds().get(0);
        BoundSql twice = new BoundSql(
                Path.of("twice.sql"), "", "SELECT * FROM t WHERE a = $1 OR b = $2", List.of(tenant, tenant));

        assertThat(Questions.of(twice, RANGE, SETS).scripts().get(0))
                .contains("a = :tenant_id_0::int OR b = :tenant_id_0::int");
    }

    @Test
    void whatPgbenchWouldMistakeIsRefused() {
        refused("SELECT '12:30'::time", "'12:30' no", "would take ':30' for a variable");
        refused("SELECT '$2' WHERE tenant_id = $1", "quoted", "'$2' looks like a placeholder");
        assertThatThrownBy(() ->
                        Questions.of(BoundSql.of(RANGE), RANGE, List.<Object[]>of(new Object[] {7, JANUARY, null})))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be given NULL, a value of :until");
    }

    private static void refused(String numbered, String why, String message) {
        BoundSql sql = new BoundSql(
                Path.of("q.sql"), "", numbered, List.of(RANGE.binds().get(0)));
        assertThatThrownBy(() -> Questions.of(sql, RANGE, SETS))
                .as(why)
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }
}
