package dev.pglayout.jmh.sweep;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.reports.model.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The points of a sweep and the arms that they make.
 *
 * @param values ascending, at least two
 */
public record SweepPlan(Dimension dimension, List<Long> values) {
    private static final String LOCKS = Arm.SERVER_PREFIX + "max_locks_per_transaction";

    /** @param list as the command line has it, {@code 12,120,1200} */
    public static SweepPlan parse(Dimension dimension, String list) {
        List<Long> values = Arrays.stream(list.split(",", -1))
                .map(value -> value(dimension, value.strip()))
                .toList();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) <= values.get(i - 1)) {
                throw UserError.badInput("--%s %s: the values must ascend", dimension.option(), list);
            }
        }
        if (values.size() < 2) {
            throw UserError.badInput(
                    "--%s %s: a sweep needs at least two values, such as 12,120", dimension.option(), list);
        }
        return new SweepPlan(dimension, values);
    }

    private static long value(Dimension dimension, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw UserError.badInput(
                    "--%s: '%s' is no value; allowed: whole numbers from 1, separated by commas",
                    dimension.option(), value);
        }
        return Long.parseLong(value);
    }

    /** The arms of a run that measures all points in the same blocks, with where each stands on the axis. */
    public Sweep sweep(Profile profile, Catalog catalog) {
        List<Arm> layouts = profile.arms().stream().filter(arm -> !arm.aa()).toList();
        List<Sweep.Point> points = layouts.stream()
                .flatMap(arm -> points(arm, profile, catalog).stream())
                .toList();
        if (points.stream().allMatch(point -> point.value() == null)) {
            throw UserError.badInput(
                    "--%s: none of the layouts %s has the parameter '%s'; those that have it: %s",
                    dimension.option(),
                    layouts.stream().map(Arm::layout).collect(Collectors.joining(", ")),
                    dimension.setting(),
                    having(catalog));
        }
        return new Sweep(dimension.option(), dimension.axis(), dimension.held(profile.dataset()), points, List.of());
    }

    private String having(Catalog catalog) {
        return catalog.layouts().values().stream()
                .filter(layout -> layout.parameters().containsKey(dimension.setting()))
                .map(Layout::name)
                .collect(Collectors.joining(", "));
    }

    private List<Sweep.Point> points(Arm arm, Profile profile, Catalog catalog) {
        if (arm.settings().containsKey(dimension.setting())) {
            throw UserError.badInput(
                    "arm '%s': '%s' is what --%s varies; leave it out",
                    arm.name(), dimension.setting(), dimension.option());
        }
        boolean varies = dimension.ofDataset()
                || catalog.layout(arm.layout()).parameters().containsKey(dimension.setting());
        Map<String, String> locks = locks(profile);
        if (!varies) {
            return List.of(new Sweep.Point(name(arm, Map.of(), locks), arm.name(), null));
        }
        List<Sweep.Point> points = new ArrayList<>();
        for (long value : values) {
            String setting = Long.toString(dimension.settingValue(value, profile.dataset()));
            points.add(new Sweep.Point(
                    name(arm, Map.of(dimension.setting(), setting), locks), arm.name(), (double) value));
        }
        return points;
    }

    /** The same lock table for all arms, those too that could do with less. Servers of others keep the one that they have. */
    private Map<String, String> locks(Profile profile) {
        long greatest = values.get(values.size() - 1);
        boolean others = profile.servers().provider().equals(Providers.EXTERNAL);
        return !others && dimension.needsMoreLocks(greatest)
                ? Map.of(LOCKS, Long.toString(dimension.locksPerTransaction(greatest)))
                : Map.of();
    }

    private static String name(Arm arm, Map<String, String> more, Map<String, String> unlessGiven) {
        Map<String, String> settings = new LinkedHashMap<>(arm.settings());
        settings.putAll(more);
        unlessGiven.forEach(settings::putIfAbsent);
        String list = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(","));
        return arm.layout() + arm.origin().text() + (list.isEmpty() ? "" : "{" + list + "}");
    }
}
