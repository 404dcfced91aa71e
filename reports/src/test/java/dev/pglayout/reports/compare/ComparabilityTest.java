package dev.pglayout.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.testing.SyntheticRun;
import dev.pglayout.reports.verdict.Briefs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
    private static Brief brief(String id, int version) {
        Brief made = Briefs.of(new SyntheticRun(1).rounds(6).build(id));
        return new Brief(
                made.schemaVersion(),
                version,
                made.runId(),
                made.profile(),
                made.createdAt(),
                made.cache(),
                made.plan(),
                made.environment(),
                made.targets(),
                made.cells());
    }

    @Test
    void runsOfTwoMethodsDoNotCompare() {
        Comparison comparison = AcrossRuns.of(brief("old", 1), brief("new", 2), List.of());
        assertThat(comparison.cells())
                .filteredOn(cell -> !cell.arm().equals("citus"))
                .allSatisfy(cell -> {
                    assertThat(cell.verdict()).isEqualTo(Verdict.INCOMPARABLE);
                    assertThat(cell.reason()).contains("measured by different methods");
                });
        assertThat(comparison.differences()).contains("method: of run.json version 1 → of run.json version 2");
    }

    @Test
    void runsOfOneMethodDo() {
        assertThat(Comparability.reasons(brief("a", 1), brief("b", 1))).isEmpty();
        assertThat(Comparability.reasons(brief("a", 2), brief("b", 2))).isEmpty();
    }
}
