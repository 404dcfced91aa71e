package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.Page.Trust;
import dev.pglayout.reports.testing.SyntheticRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTrustTest {
    private static final Run RUN = new SyntheticRun(3).rounds(1).build("a");

    @Test
    void whatIsPinnedSaysWhere() {
        assertThat(pinning(Map.of("pinning", "client and entry backend on one processor")))
                .isEqualTo(new Trust("Pinning", "pinned", "client and entry backend on one processor", "ok"));
    }

    @Test
    void whatIsNotPinnedSaysWhyAndWhatFollows() {
        Trust external = pinning(Map.of("pinning", "not pinned: servers of the provider external are not"));
        assertThat(external.level()).isEqualTo("warn");
        assertThat(external.value()).isEqualTo("not pinned");
        assertThat(external.detail())
                .startsWith("servers of the provider external are not; look-ups may have two speeds");
        assertThat(pinning(Map.of("pinning", "not pinned, as asked")).detail()).startsWith("as asked; ");
    }

    @Test
    void whatNobodyRecordedIsNotCalledPinned() {
        assertThat(pinning(Map.of()).value()).isEqualTo("not recorded");
    }

    private static Trust pinning(Map<String, String> machine) {
        Run run = RUN.with(new Environment(
                machine, RUN.environment().software(), RUN.environment().git()));
        return new MachineTrust(new RunIndex(run, List.of()), 0)
                .items(Surroundings.none()).stream()
                        .filter(item -> item.name().equals("Pinning"))
                        .findFirst()
                        .orElseThrow();
    }
}
