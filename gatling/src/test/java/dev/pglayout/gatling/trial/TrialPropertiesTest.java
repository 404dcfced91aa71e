package dev.pglayout.gatling.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialPropertiesTest {
    @TempDir
    Path folder;

    @Test
    void aPlainGatlingRunIsDescribedByProperties() {
        TrialSpec spec = properties("arm", "partitioned", "rate", "250", "ramp-to", "750", "duration", "1.5")
                .spec(Model.RAMP);

        assertThat(spec.arm()).isEqualTo("partitioned");
        assertThat(spec.meanRate()).isEqualTo(500);
        assertThat(spec.duration()).hasMillis(1_500);
        assertThat(spec.limits().maxP99Millis()).isNull();
    }

    @Test
    void aSlipOfTheFingerIsNamed() {
        assertThatThrownBy(() -> properties("user", "8"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'user'")
                .hasMessageContaining("did you mean 'users'?");
        assertThatThrownBy(() -> properties("rate", "fast").spec(Model.OPEN))
                .isInstanceOf(UserError.class)
                .hasMessage("load.rate is 'fast'; allowed: a number");
    }

    @Test
    void loadsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> properties("users", "0").spec(Model.CLOSED))
                .hasMessage("users must be more than 0, got: 0");
        assertThatThrownBy(() -> properties("rate", "-1").spec(Model.OPEN))
                .hasMessage("rate must be more than 0, got: -1.0");
        assertThatThrownBy(() -> properties("duration", "0").spec(Model.CLOSED))
                .hasMessage("duration must be more than 0, got: 0");
    }

    @Test
    void aSpecSurvivesItsFile() {
        TrialSpec spec = properties("rate", "10", "max-p99", "25").spec(Model.OPEN);
        Path file = folder.resolve("spec.json");
        spec.write(file);

        assertThat(TrialSpec.read(file)).isEqualTo(spec);
        Properties started = new Properties();
        started.setProperty(TrialProperties.SPEC, file.toString());
        assertThat(new TrialProperties(started).spec(Model.OPEN)).isEqualTo(spec);
        assertThat(new TrialProperties(started).folder()).isEqualTo(folder);
        assertThatThrownBy(() -> new TrialProperties(started).spec(Model.CLOSED))
                .hasMessageContaining("is for the open model");
    }

    private static TrialProperties properties(String... pairs) {
        Properties properties = new Properties();
        properties.setProperty("load.state-dir", "state");
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty("load." + pairs[i], pairs[i + 1]);
        }
        return new TrialProperties(properties);
    }
}
