package dev.pglayout.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostWatchTest {
    @Test
    void excludesByTheRulesFixedBeforehandOnly() {
        assertThat(HostWatch.excluded(10, 0)).isNull();
        assertThat(HostWatch.excluded(10.1, 0)).contains("steal");
        assertThat(HostWatch.excluded(0, 1)).contains("checkpoint");
    }
}
