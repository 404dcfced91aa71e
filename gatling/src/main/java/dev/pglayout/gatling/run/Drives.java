package dev.pglayout.gatling.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The loads that a task puts all arms under, once it is known what each can do.
 *
 * @param commonRate where one was derived from capacities, else null
 */
record Drives(List<Drive> all, Double commonRate) {

    /**
     * @param capacities of all arms whose capacity was searched, by layout's name; the A/A arm has the control's
     * @param room of all targets
     */
    static Drives of(LoadTask task, LoadSettings settings, Map<String, Capacity> capacities, Room room) {
        if (task instanceof LoadTask.Compare) {
            return compared(settings, capacities, room);
        }
        if (task instanceof LoadTask.Users users) {
            return given(Drive.closed("users-" + users.users(), arm -> users.users()));
        }
        if (task instanceof LoadTask.Rate rate) {
            return given(open("rate", Trial.Model.OPEN, rate.pool(), room, rate.perSecond(), null));
        }
        if (task instanceof LoadTask.Ramp ramp) {
            return given(open("ramp", Trial.Model.RAMP, ramp.pool(), room, ramp.from(), ramp.to()));
        }
        if (task instanceof LoadTask.Soak soak) {
            return given(open("soak", Trial.Model.SOAK, soak.pool(), room, soak.perSecond(), null));
        }
        return new Drives(List.of(), null);
    }

    private static Drives given(Drive drive) {
        return new Drives(List.of(drive), null);
    }

    private static Drive open(
            String name, Trial.Model model, OptionalInt connections, Room room, double rate, Double rampTo) {
        return Drive.open(name, model, connections.orElse(room.connectionsWithoutKnee()), rate, rampTo);
    }

    /** At the slowest layout's own limit the others would only show how little they have to do, and it that it queues. */
    private static Drives compared(LoadSettings settings, Map<String, Capacity> capacities, Room room) {
        double slowest = capacities.values().stream()
                .filter(capacity -> capacity.rate() != null)
                .mapToDouble(Capacity::rate)
                .min()
                .orElseThrow(() -> new UserError(
                        ExitCode.SERVER, "no capacity was found: not one probe succeeded; its trials say why"));
        int knee = capacities.values().stream().mapToInt(Capacity::users).max().orElse(1);
        double rate = settings.commonShare() * slowest;
        return new Drives(
                List.of(
                        Drive.open("common-rate", Trial.Model.OPEN, room.connections(knee), rate, null),
                        Drive.closed(
                                "full-load", arm -> capacities.get(key(arm)).users())),
                rate);
    }

    /** Under which an arm's capacity is kept: the A/A arm is the control once more. */
    static String key(Arm arm) {
        return arm.aa() ? arm.name().replaceFirst(" \\(A/A\\)$", "") : arm.name();
    }
}
