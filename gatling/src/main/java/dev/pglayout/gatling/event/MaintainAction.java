package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.maintain.MaintenanceTask;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Maintenance of months of the target under load. The target is loaded anew before the next trial.
 *
 * @param text as it was given: {@code drop --before 2024-02}
 */
public record MaintainAction(String text, MaintenanceTask task, ChangeOptions options) implements LoadAction {
    @Override
    public void check(EventContext context) {
        Maintenance.of(context.target(), options);
        DatasetSpec spec = context.target().spec();
        asksFrom(spec).filter(first -> first.isAfter(spec.to())).ifPresent(first -> {
            throw UserError.badInput(
                    "event 'maintain %s' takes all months away; allowed: --before %s or earlier", text, spec.to());
        });
    }

    @Override
    public boolean oneTargetOnly() {
        return task instanceof MaintenanceTask.InFolder;
    }

    @Override
    public String run(EventContext context) {
        task.run(Maintenance.of(context.target(), options));
        return text;
    }

    @Override
    public Optional<YearMonth> asksFrom(DatasetSpec spec) {
        return task.leavesFrom(spec.to());
    }
}
