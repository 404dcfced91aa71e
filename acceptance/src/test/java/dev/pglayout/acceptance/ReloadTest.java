package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a loaded target is used again, and when not. */
class ReloadTest {
    private static final String COUNT = "SELECT count(*) FROM app.events";

    private final RecordedProgress progress = new RecordedProgress();
    private Target target;
    private LoadReport first;

    @BeforeEach
    void loaded() {
        target = LoadTargets.target("plain", LoadTargets.spec(1_000, 21));
        first = new Loader(new LoadOptions(2, false, true), new RecordedProgress()).load(target);
    }

    @Test
    void aMatchingTargetIsUsedAgainWithTheReportOfItsLoad() {
        LoadReport again = LoadTargets.load(target, progress);
        assertThat(again.reused()).isTrue();
        assertThat(again.stages()).isEqualTo(first.stages());
        assertThat(progress.finished).isEmpty();
        assertThat(progress.messages).isEmpty();
    }

    @Test
    void aDroppedTableIsNoticed() throws SQLException {
        LoadTargets.execute(target, "DROP TABLE app.events");
        assertThat(LoadTargets.load(target, progress).reused()).isFalse();
        assertThat(progress.messages).singleElement().asString().contains("altered", "does not exist");
    }

    @Test
    void changedSqlAsksForANewLoad(@TempDir Path sqlDir) throws IOException, SQLException {
        String index = "ALTER TABLE app.events ADD CONSTRAINT events_pkey PRIMARY KEY (id);\n"
                + "CREATE INDEX events_brin ON app.events USING brin (occurred_at);\n";
        LoadTargets.writeLayout(sqlDir, "plain", "index.sql", index);
        Target changed = LoadTargets.target("plain", target.spec(), sqlDir);
        assertThat(changed.database()).isEqualTo(target.database());
        assertThat(LoadTargets.load(changed, progress).reused()).isFalse();
        assertThat(progress.messages).singleElement().asString().contains("SQL files");
        assertThat(LoadTargets.ask(changed, "SELECT to_regclass('app.events_brin')"))
                .isEqualTo("app.events_brin");
    }

    @Test
    void anInterruptedLoadIsDoneAgain() throws SQLException {
        Thread loading = Thread.currentThread();
        RecordedProgress interrupting = new RecordedProgress(loading::interrupt);
        Target big = LoadTargets.target("plain", LoadTargets.spec(60_000, 22));
        assertThatThrownBy(() -> new Loader(new LoadOptions(2, false, true), interrupting).load(big))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED))
                .hasMessageContainingAll("plain", "interrupted in stage copy", "next load");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupting.finished).endsWith("abandoned");
        assertThat(interrupting.rows).hasValueLessThan(180_000);
        assertThat(LoadTargets.ask(big, "SELECT state FROM pglayout.target")).isEqualTo("loading");
        assertThat(LoadTargets.ask(big, COUNT)).isEqualTo("0");
        assertThat(LoadTargets.ask(
                        big,
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state = 'active'"
                                + " AND datname = current_database()"))
                .isEqualTo("0");
        assertThat(LoadTargets.load(big, progress).reused()).isFalse();
        assertThat(progress.messages).singleElement().asString().contains("did not finish");
        assertThat(LoadTargets.load(big, progress).reused()).isTrue();
        LoadTargets.execute(target, "DROP DATABASE " + big.database() + " WITH (FORCE)");
    }
}
