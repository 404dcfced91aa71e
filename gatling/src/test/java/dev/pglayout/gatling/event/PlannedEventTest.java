package dev.pglayout.gatling.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedEventTest {
    @Test
    void faultHasATimeAndMayHaveALength() {
        PlannedEvent event = PlannedEvent.fault("pause-shard@1m+500ms");

        assertThat(event.name()).isEqualTo("pause-shard");
        assertThat(event.at()).isEqualTo(Duration.ofMinutes(1));
        assertThat(event.action()).isEqualTo(new Fault.PauseShard(Duration.ofMillis(500)));
    }

    @Test
    void argumentsOfAnEventMayHoldSpacesAndAts(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("in@dex.sql"), "SELECT 1; SELECT 2");

        PlannedEvent event =
                PlannedEvent.during("sql " + script + " @ 30s", (name, arguments) -> SqlAction.parse(arguments));

        assertThat(event.at()).isEqualTo(Duration.ofSeconds(30));
        assertThat(((SqlAction) event.action()).script().statements()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pause-shrad@30s | did you mean 'pause-shard'?
                    restart-server  | allowed: NAME@TIME
                    restart-server@ | allowed: NAME@TIME
                    restart-server@-3s | allowed: NAME@TIME
                    """)
    void badFaultIsRefusedInOneLine(String text, String expected) {
        assertThatThrownBy(() -> PlannedEvent.fault(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    @Test
    void eventAfterTheEndIsRefused() {
        List<PlannedEvent> events = List.of(PlannedEvent.fault("kill-backend@30s"));

        PlannedEvent.requireWithin(Duration.ofSeconds(31), events);
        assertThatThrownBy(() -> PlannedEvent.requireWithin(Duration.ofSeconds(30), events))
                .hasMessageContaining("begin after 30.0 s, but the measured phase lasts 30.0 s");
    }
}
