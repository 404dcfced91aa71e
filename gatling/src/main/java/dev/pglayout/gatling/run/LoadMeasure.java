package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.Capacity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Searches capacities where the task asks for them, then puts all arms under the same loads in interleaved rounds. */
final class LoadMeasure {
    /** Starting a JVM, connecting, restoring the written slice, a checkpoint. */
    private static final Duration AROUND_A_TRIAL = Duration.ofSeconds(6);

    private final LoadRequest request;
    private final LoadParts parts;
    private final TrialStage trials;
    private final List<Arm> arms;

    LoadMeasure(LoadRequest request, LoadParts parts, TrialStage trials, List<Arm> arms) {
        this.request = request;
        this.parts = parts;
        this.trials = trials;
        this.arms = arms;
    }

    void run(Room room, int rounds) {
        Map<String, Capacity> capacities = request.task().searches() ? search(room) : Map.of();
        Drives drives = Drives.of(request.task(), request.settings(), capacities, room);
        LoadRecorder recorder = parts.recorder();
        if (drives.commonRate() != null) {
            recorder.commonRate(drives.commonRate());
        }
        recorder.plan(
                LoadPlans.judging(recorder.plan(), drives.all(), parts.mix().name()));
        List<Arm> able = arms.stream()
                .filter(arm -> !request.task().searches()
                        || capacities.get(Drives.key(arm)).rate() != null)
                .toList();
        announce(drives.all().size() * able.size() * rounds);
        new CompareStage(request.settings(), trials, able, request.profile().seed()).run(drives.all(), rounds);
    }

    /** Rounds times loads times arms is more than one expects. */
    private void announce(int trials) {
        if (trials > 0) {
            LoadSettings settings = request.settings();
            Duration each = settings.warmUp().plus(settings.duration()).plus(AROUND_A_TRIAL);
            parts.session()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%d %s of %.0f s: about %.0f min%n",
                            trials,
                            trials == 1 ? "trial" : "trials",
                            settings.duration().toMillis() / 1e3,
                            Math.ceil(trials * each.toSeconds() / 60.0));
        }
    }

    /** The A/A arm is the control: what it can do is known. */
    private Map<String, Capacity> search(Room room) {
        CapacityStage stage = new CapacityStage(
                request.settings(), trials, room, request.profile().seed());
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        for (Arm arm : arms) {
            if (!arm.aa()) {
                Capacity capacity = stage.of(arm);
                capacities.put(Drives.key(arm), capacity);
                parts.recorder().capacity(capacity);
            }
        }
        return capacities;
    }
}
