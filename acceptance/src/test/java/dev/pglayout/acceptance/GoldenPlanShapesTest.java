package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.observe.Explainer;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.PlanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation on every layout of the catalog, against the shape of plan that is written down for it. After a wanted
 * change: {@code mvn -pl acceptance test -Dtest=GoldenPlanShapesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.update=true}.
 */
class GoldenPlanShapesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> shapes() {
        return TestTargets.CATALOG.layouts().values().stream()
                .filter(layout ->
                        TestServers.provider().unavailable(layout.clusterSpec()).isEmpty())
                .flatMap(layout -> shapes(GOLDEN, layout, TestTargets::one));
    }

    /** Of layouts that the embedded PostgreSQL cannot have; written down for each major version of the installed one. */
    @TestFactory
    Stream<DynamicTest> shapesOnTheInstalledPostgres() {
        List<Layout> layouts = TestTargets.CATALOG.layouts().values().stream()
                .filter(layout ->
                        TestServers.provider().unavailable(layout.clusterSpec()).isPresent())
                .toList();
        for (Layout layout : layouts) {
            Optional<String> reason = TestServers.notInstalled(layout.clusterSpec());
            assumeTrue(reason.isEmpty(), () -> layout.name() + ": " + reason.orElse(""));
        }
        Path golden = GOLDEN.resolve(
                "postgresql-" + TestServers.installed().serverVersion().split("\\D", 2)[0]);
        assumeTrue(UPDATE || Files.exists(golden), () -> "no plan shapes in " + golden);
        return layouts.stream().flatMap(layout -> shapes(golden, layout, TestTargets::installed));
    }

    private static Stream<DynamicTest> shapes(Path golden, Layout layout, Function<String, Target> targets) {
        return TestTargets.CATALOG.operations().values().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name() + " on " + layout.name(),
                        () -> compare(golden, targets.apply(layout.name()), operation)));
    }

    private static void compare(Path golden, Target target, Operation operation) throws SQLException, IOException {
        PlanRecord found = Explainer.explain(
                        target, operation, Arm.parse(target.layout().name()))
                .plan();
        String shape = found.planKind() + ": " + found.shape() + "\n";
        Path file = golden.resolve(target.layout().name()).resolve(operation.name() + ".txt");
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, shape);
        }
        assertThat(file)
                .as("a golden shape; write it with -Dgolden.update=true")
                .exists();
        assertThat(shape).as(String.join("\n", found.tree())).isEqualTo(Files.readString(file));
    }
}
