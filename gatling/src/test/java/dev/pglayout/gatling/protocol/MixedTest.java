package dev.pglayout.gatling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.fixtures.workload.ConnectionRunners;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixedTest {
    @Test
    void drawsByWeight() {
        List<String> drawn = draws(1, 10_000);

        assertThat(Collections.frequency(drawn, "often")).isCloseTo(8_000, within(200));
        assertThat(Collections.frequency(drawn, "seldom")).isCloseTo(2_000, within(200));
        assertThat(drawn).doesNotContain("never");
    }

    @Test
    void equalSeedsDrawTheSame() {
        assertThat(draws(7, 1_000)).isEqualTo(draws(7, 1_000)).isNotEqualTo(draws(8, 1_000));
    }

    private static List<String> draws(long seed, int number) {
        Mixed mixed = new Mixed(seed, new double[] {4, 0, 1}, List.of(named("often"), named("never"), named("seldom")));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            drawn.add(mixed.draw(null).name());
        }
        return drawn;
    }

    private static Work named(String name) {
        return session -> new Work.Call() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long execute(ConnectionRunners connection, Map<String, Object> saved) {
                return 0;
            }
        };
    }
}
