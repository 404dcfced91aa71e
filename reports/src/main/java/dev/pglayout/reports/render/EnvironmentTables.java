package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Canary;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where, with what and how the run was made. */
final class EnvironmentTables {
    private final RunIndex index;

    private EnvironmentTables(RunIndex index) {
        this.index = index;
    }

    static List<Table> of(RunIndex index, Surroundings around) {
        EnvironmentTables tables = new EnvironmentTables(index);
        Environment environment = index.run().environment();
        List<Table> all = new ArrayList<>();
        around.held().map(b -> BaselineTables.differences(b, index.run())).ifPresent(all::add);
        all.addAll(List.of(
                tables.arms(),
                names("Machine", environment.machine()),
                names("Software", environment.software()),
                names("Source", environment.git()),
                names("Dataset " + index.plan().dataset(), index.plan().spec()),
                names("One fork (times in milliseconds)", index.plan().fork()),
                tables.verification()));
        all.addAll(SettingsTables.of(index.run().targets()));
        all.add(tables.canaries());
        return all.stream().filter(t -> !t.rows().isEmpty()).toList();
    }

    private static Table names(String caption, Map<String, String> values) {
        return new Table(
                caption,
                List.of("Name", "Value"),
                values.entrySet().stream()
                        .map(e -> Table.row(e.getKey(), String.valueOf(e.getValue())))
                        .toList());
    }

    private Table arms() {
        return new Table(
                "Arms",
                List.of("Arm", "layout", "topology", "provider", "server", "own settings", "note"),
                index.plan().arms().stream().map(this::arm).toList());
    }

    private Table.Row arm(String arm) {
        TargetRecord target = index.target(arm).orElse(null);
        String settings = index.arm(arm).map(Plan.ArmDetail::settings).orElse(Map.of()).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        String note = index.unavailable(arm)
                .map(reason -> "unavailable: " + reason)
                .orElse(index.isControl(arm) ? "control" : index.isAa(arm) ? "control again (A/A)" : "");
        return Table.row(
                arm,
                index.layout(arm),
                orNone(target == null ? null : target.topology()),
                orNone(target == null ? null : target.provider()),
                orNone(target == null ? null : target.serverVersion()),
                settings,
                note);
    }

    /** Failed checks one by one, passed ones counted. */
    private Table verification() {
        List<Table.Row> rows = index.run().targets().stream()
                .filter(t -> t.verification() != null)
                .flatMap(t -> {
                    List<Check> checks = t.verification().checks();
                    long passed = checks.stream().filter(Check::passed).count();
                    Table.Row sum = new Table.Row(
                            List.of(t.layout(), passed + " of " + checks.size() + " passed", "", ""),
                            !t.verification().passed());
                    return Stream.concat(
                            Stream.of(sum),
                            checks.stream().filter(c -> !c.passed()).map(c -> failed(t, c)));
                })
                .toList();
        return new Table("Verified before timing", List.of("Layout", "check", "expected", "actual"), rows);
    }

    private static Table.Row failed(TargetRecord target, Check check) {
        // Files of before checks could be advisory: what failed in a target that passed was.
        boolean warning = check.advisory() || target.verification().passed();
        String name = check.operation() == null ? check.name() : check.operation() + ": " + check.name();
        return new Table.Row(
                List.of(
                        target.layout(),
                        (warning ? "warning: " : "failed: ") + name,
                        orNone(check.expected()),
                        orNone(check.actual())),
                !warning);
    }

    private Table canaries() {
        return new Table(
                "Canaries: when these move, the machine moved",
                List.of("Round", "when", "SELECT 1", "CPU loop", "8 KiB fsync"),
                index.run().canaries().stream()
                        .sorted(Comparator.comparingInt(Canary::round))
                        .map(c -> Table.row(
                                String.valueOf(c.round() + 1),
                                orNone(c.when()),
                                Fmt.micros(c.selectMicros()),
                                Fmt.micros(c.cpuMicros()),
                                Fmt.micros(c.fsyncMicros())))
                        .toList(),
                true);
    }

    private static String orNone(String text) {
        return text == null || text.isBlank() ? Fmt.NONE : text;
    }
}
