package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that were altered behind the tool's back, between two commands. */
class AlteredTargetTest {
    private static final String LAYOUTS = "--layouts=plain,partitioned,subpartitioned";
    /** A database of this test's own. */
    private static final String SEED = "--data-seed=77";

    private static final String CHANGE =
            "UPDATE app.events SET amount = amount + 0.01 WHERE id = (SELECT id FROM app.events ORDER BY id LIMIT 1)";
    private static final String DELETE =
            "DELETE FROM app.events WHERE id = (SELECT id FROM app.events ORDER BY id LIMIT 1)";

    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void up() throws Exception {
        pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", LAYOUTS, SEED).ended(ExitCode.OK);
    }

    @AfterEach
    void mend() throws Exception {
        // The next test must not reuse what this one damaged.
        pglayout.onTiny("load", LAYOUTS, SEED);
    }

    @AfterAll
    static void down(@TempDir Path folder) throws Exception {
        Pglayout.in(folder).run("down");
    }

    @Test
    void alteredLayoutIsNamedAndLeftOutAndTheOthersAreMeasured() throws Exception {
        alter("partitioned", CHANGE);

        Outcome outcome =
                pglayout.bench(LAYOUTS, SEED, "--operations=point-lookup").ended(ExitCode.VERIFICATION_FAILED);

        assertThat(outcome.out())
                .containsPattern("verification of partitioned failed: contents of app.events: "
                        + "expected all rows as generated, got row id = \\S+: amount is \\S+ instead of \\S+,"
                        + " in app.events_2024_0\\d on single");
        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.FAILED_VERIFICATION);
        assertThat(run.forks())
                .flatExtracting(Fork::arms)
                .containsExactlyInAnyOrder("plain", "plain (A/A)", "subpartitioned");
        assertThat(pglayout.runs().resolve("latest/index.html")).content().contains("failed verification");
        pglayout.resume().error(ExitCode.BAD_INPUT).contains("is finished (FAILED_VERIFICATION)");
        assertThat(pglayout.onTiny("verify", LAYOUTS, SEED)
                        .ended(ExitCode.VERIFICATION_FAILED)
                        .out())
                .contains(
                        "FAIL  partitioned: contents of app.events",
                        "FAIL  partitioned: equal answers of month-rollup",
                        "PASS  subpartitioned");
    }

    @Test
    void nothingIsMeasuredAgainstAnAlteredControlWhichIsNamed() throws Exception {
        alter("plain", CHANGE);

        pglayout.bench(LAYOUTS, SEED, "--operations=point-lookup")
                .error(ExitCode.VERIFICATION_FAILED)
                .contains("the control layout 'plain' failed verification: contents of app.events", ": amount is ");

        assertThat(pglayout.run().status()).isEqualTo(Run.Status.FAILED_VERIFICATION);
        assertThat(pglayout.run().forks()).isEmpty();
    }

    @Test
    void missingRowIsNamedUntilTheLayoutIsLoadedAnew() throws Exception {
        alter("partitioned", DELETE);

        pglayout.onTiny("up", LAYOUTS, SEED)
                .error(ExitCode.VERIFICATION_FAILED)
                .contains(
                        "layout 'partitioned' failed verification: contents of app.events",
                        " is missing in app.events_2024_0",
                        "pglayout load --layouts partitioned");
        pglayout.onTiny("load", "--layouts=partitioned", SEED).ended(ExitCode.OK);

        assertThat(pglayout.onTiny("verify", LAYOUTS, SEED).ended(ExitCode.OK).out())
                .contains("PASS  partitioned");
    }

    private void alter(String layout, String sql) throws Exception {
        Target target = TargetRegistry.target(pglayout.stateDir(), layout);
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
