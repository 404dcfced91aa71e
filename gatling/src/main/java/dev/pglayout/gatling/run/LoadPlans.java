package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.workload.HotTenants;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.gatling.event.PlannedEvent;
import dev.pglayout.harness.PlanParts;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.loadtest.LoadPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of {@code run.json} that say what a load test set out to do. */
final class LoadPlans {
    private LoadPlans() {}

    /** As long as nothing is known of what will be judged, that is nothing. */
    static Plan plan(LoadRequest request, Mix mix, Provisioning provisioning, int rounds) {
        Profile profile = request.profile();
        List<Arm> arms = profile.arms();
        return new Plan(
                profile.dataset().dataset(),
                profile.dataset().values(),
                profile.seed(),
                rounds,
                arms.stream().map(Arm::name).toList(),
                List.of(),
                arms.get(0).name(),
                arms.stream().filter(Arm::aa).map(Arm::name).findFirst().orElse(null),
                request.settings().margin().share(),
                request.settings().margin().micros(),
                arms.stream().map(arm -> PlanParts.detail(arm, provisioning)).toList(),
                List.of(),
                trial(request, mix),
                Plan.Stopping.FIXED);
    }

    /** The same once the loads are known under which the arms are compared. */
    static Plan judging(Plan plan, List<Drive> drives, String mix) {
        List<Drive> judged =
                drives.stream().filter(drive -> !drive.judged().isEmpty()).toList();
        if (judged.isEmpty()) {
            return plan.withOperations(List.of());
        }
        List<String> metrics = judged.stream()
                .flatMap(drive -> drive.judged().stream())
                .map(Metric::title)
                .toList();
        String loads = judged.stream().map(LoadPlans::load).collect(Collectors.joining(", and "));
        return plan.withOperations(
                List.of(new Plan.OperationDetail(mix, "mix " + mix + " " + loads + "?", "read", "1..", metrics)));
    }

    private static String load(Drive drive) {
        return drive.rate() == null
                ? "in a closed loop (%s)".formatted(drive.name())
                : String.format(Locale.ROOT, "at %,.0f operations/s", drive.rate());
    }

    static LoadPlan loadPlan(LoadRequest request, Mix mix) {
        LoadTask task = request.task();
        LoadSettings settings = request.settings();
        return new LoadPlan(
                task.kind(),
                mix.name(),
                weights(mix),
                users(task, settings),
                rate(task),
                task instanceof LoadTask.Ramp ramp ? ramp.to() : null,
                settings.thinkTime().toNanos() / 1e6,
                seconds(settings.warmUp()),
                seconds(settings.duration()),
                settings.commonShare(),
                PlannedEvent.texts(request.events()));
    }

    private static Map<String, Double> weights(Mix mix) {
        Map<String, Double> weights = new LinkedHashMap<>();
        mix.parts().forEach(part -> weights.put(part.name(), part.share()));
        return weights;
    }

    /** A file of the user's own may keep its name when its weights change. */
    private static String asked(Mix mix) {
        return mix.parts().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.4g", part.name(), part.share()))
                .collect(Collectors.joining(", ", mix.name() + ": ", hot(mix.hotTenants())));
    }

    private static String hot(HotTenants tenants) {
        return tenants.equals(HotTenants.NONE)
                ? ""
                : String.format(
                        Locale.ROOT, "; %.4g of it to %.4g of the tenants", tenants.askShare(), tenants.tenantShare());
    }

    private static int users(LoadTask task, LoadSettings settings) {
        return task instanceof LoadTask.Users users ? users.users() : settings.maxUsers();
    }

    private static Double rate(LoadTask task) {
        if (task instanceof LoadTask.Rate rate) {
            return rate.perSecond();
        }
        if (task instanceof LoadTask.Ramp ramp) {
            return ramp.from();
        }
        return task instanceof LoadTask.Soak soak ? soak.perSecond() : null;
    }

    private static Map<String, String> trial(LoadRequest request, Mix mix) {
        return trial(request.task(), request.settings(), mix, request.events());
    }

    /** All that one load has to share with another so that their figures compare; what a task does not have is left out. */
    static Map<String, String> trial(LoadTask task, LoadSettings settings, Mix mix, List<PlannedEvent> events) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("task", task.kind());
        values.put("users", String.valueOf(task.connections() > 0 ? task.connections() : settings.maxUsers()));
        if (rate(task) != null) {
            values.put("rate", String.valueOf(rate(task)));
        }
        if (task instanceof LoadTask.Ramp ramp) {
            values.put("ramp-to", String.valueOf(ramp.to()));
        }
        if (task instanceof LoadTask.Compare) {
            values.put("common-share", String.valueOf(settings.commonShare()));
        }
        if (!events.isEmpty()) {
            values.put("events", String.join(", ", PlannedEvent.texts(events)));
        }
        values.put("mix", asked(mix));
        values.put("warmup-millis", String.valueOf(settings.warmUp().toMillis()));
        values.put("duration-millis", String.valueOf(settings.duration().toMillis()));
        values.put("think-millis", String.valueOf(settings.thinkTime().toMillis()));
        return values;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
