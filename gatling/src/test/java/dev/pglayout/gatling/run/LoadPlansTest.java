package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.SmallestEffect;
import dev.pglayout.fixtures.workload.HotTenants;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.gatling.event.PlannedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LoadPlansTest {
    private static final LoadSettings SETTINGS = settings(0.6);

    /** Runs compare only where all these settings are equal. */
    @Test
    void otherLoadsHaveOtherSettings() {
        List<Map<String, String>> all = List.of(
                of(new LoadTask.Rate(100, OptionalInt.empty())),
                of(new LoadTask.Rate(200, OptionalInt.empty())),
                of(new LoadTask.Rate(100, OptionalInt.of(4))),
                of(new LoadTask.Soak(100, OptionalInt.empty())),
                of(new LoadTask.Ramp(100, 200, OptionalInt.empty())),
                of(new LoadTask.Ramp(100, 300, OptionalInt.empty())),
                of(new LoadTask.Users(4)),
                of(new LoadTask.Users(8)),
                of(new LoadTask.Compare()),
                of(new LoadTask.Capacity()),
                LoadPlans.trial(new LoadTask.Compare(), settings(0.7), mix(0.5, HotTenants.NONE), List.of()),
                LoadPlans.trial(new LoadTask.Compare(), SETTINGS, mix(0.6, HotTenants.NONE), List.of()),
                LoadPlans.trial(new LoadTask.Compare(), SETTINGS, mix(0.5, new HotTenants(0.8, 0.2)), List.of()),
                LoadPlans.trial(
                        new LoadTask.Users(8),
                        SETTINGS,
                        mix(0.5, HotTenants.NONE),
                        List.of(PlannedEvent.fault("restart-server@3s"))));

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void equalLoadsHaveEqualOnes() {
        assertThat(of(new LoadTask.Rate(100, OptionalInt.empty())))
                .isEqualTo(of(new LoadTask.Rate(100, OptionalInt.empty())))
                .containsEntry("task", "rate")
                .containsEntry("rate", "100.0");
    }

    private static Map<String, String> of(LoadTask task) {
        return LoadPlans.trial(task, SETTINGS, mix(0.5, HotTenants.NONE), List.of());
    }

    private static Mix mix(double share, HotTenants hot) {
        return new Mix(
                "mine",
                "one's own",
                List.of(new Mix.Part("point-lookup", share, List.of()), new Mix.Part("insert", 1 - share, List.of())),
                hot);
    }

    private static LoadSettings settings(double commonShare) {
        Duration second = Duration.ofSeconds(1);
        return new LoadSettings(
                "oltp",
                2,
                second,
                second,
                second,
                64,
                List.of(0.5),
                commonShare,
                Duration.ZERO,
                new SmallestEffect(0.05, null),
                new LoadSettings.Limits(null, null));
    }
}
