package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualAnswersTest {
    private static final List<Operation> OPERATIONS =
            List.copyOf(TestTargets.CATALOG.operations().values());

    @Test
    void allLayoutsAnswerLikePlain() {
        Map<String, Verification> reports = TestTargets.verify(TestTargets.all(), OPERATIONS, 5, 1);

        assertThat(reports).containsOnlyKeys("plain", "partitioned", "subpartitioned", "fdw");
        reports.forEach((layout, report) -> {
            assertThat(report.failures()).as(layout).isEmpty();
            assertThat(report.warnings()).as(layout).isEmpty();
            assertThat(report.passed()).isTrue();
        });
        long reads = OPERATIONS.stream()
                .filter(operation -> operation.kind() == Operation.Kind.READ)
                .count();
        assertThat(named(reports.get("fdw"), "equal answers")).hasSize((int) reads);
        assertThat(named(reports.get("plain"), "equal answers")).isEmpty();
        assertThat(named(reports.get("plain"), "rows of each answer")).hasSize((int) reads);
    }

    @Test
    void aSingleTargetIsCheckedByItself() {
        List<Target> alone = List.of(TestTargets.one("fdw"));

        Verification report = TestTargets.verify(alone, OPERATIONS, 2, 1).get("fdw");

        assertThat(report.passed()).isTrue();
        assertThat(named(report, "rows of each answer")).isNotEmpty();
        assertThat(named(report, "pruning")).extracting(Check::operation).contains("tenant-range");
    }

    private static List<Check> named(Verification report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .toList();
    }
}
