package dev.pglayout.gatling.cli;

import dev.pglayout.console.UserError;
import dev.pglayout.gatling.event.PlannedEvent;
import dev.pglayout.gatling.run.LoadTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What is to be found out, and what is to happen meanwhile; a picocli mixin. */
final class TaskOptions {
    @Option(
            names = "--users",
            paramLabel = "N",
            description = "A closed model of N users. With --rate, --ramp or --soak: their connections (default: 32,"
                    + " or fewer where --max-users or a server allows no more).")
    private Integer users;

    @Option(names = "--rate", paramLabel = "N", description = "An open model: N operations per second.")
    private Double rate;

    @Option(names = "--capacity", description = "Only what each layout can do, and its latency at shares of that.")
    private boolean capacity;

    @Option(names = "--ramp", paramLabel = "A..B", description = "An open model from A to B operations per second.")
    private String ramp;

    @Option(names = "--soak", paramLabel = "N", description = "N operations per second for long, in one round.")
    private Double soak;

    @Option(
            names = "--fault",
            paramLabel = "NAME@TIME",
            description =
                    "In each trial: kill-backend, kill-backends, restart-server, stop-shard or pause-shard; the last two"
                            + " last 5 s, or as given: pause-shard@30s+10s. May be given several times.")
    private List<String> faults = List.of();

    @Option(
            names = "--during",
            paramLabel = "'NAME …@TIME'",
            description = "In each trial, anything else: 'sql FILE@30s' runs a script on the entry server.")
    private List<String> during = List.of();

    LoadTask task() {
        Map<String, Supplier<LoadTask>> given = new LinkedHashMap<>();
        OptionalInt pool = users == null ? OptionalInt.empty() : OptionalInt.of(new LoadTask.Users(users).users());
        if (rate != null) {
            given.put("--rate", () -> new LoadTask.Rate(rate, pool));
        }
        if (ramp != null) {
            given.put("--ramp", () -> LoadTask.Ramp.parse(ramp, pool));
        }
        if (soak != null) {
            given.put("--soak", () -> new LoadTask.Soak(soak, pool));
        }
        if (capacity) {
            given.put("--capacity", LoadTask.Capacity::new);
        }
        if (given.size() > 1 || capacity && users != null) {
            throw UserError.badInput(
                    "%s exclude each other; allowed: one of --users, --rate, --ramp, --soak, --capacity, or none of them",
                    String.join(" and ", given.size() > 1 ? given.keySet() : List.of("--capacity", "--users")));
        }
        LoadTask otherwise = users == null ? new LoadTask.Compare() : new LoadTask.Users(users);
        return given.values().stream().findFirst().map(Supplier::get).orElse(otherwise);
    }

    List<PlannedEvent> events() {
        List<PlannedEvent> events = new ArrayList<>();
        faults.forEach(text -> events.add(PlannedEvent.fault(text)));
        during.forEach(text -> events.add(PlannedEvent.during(text, Actions::named)));
        return events;
    }
}
