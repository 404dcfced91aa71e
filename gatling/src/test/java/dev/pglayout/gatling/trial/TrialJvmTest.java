package dev.pglayout.gatling.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** Gatling's own plugin measures under the conditions of {@code load-test}. */
class TrialJvmTest {
    @Test
    void thePluginsJvmIsThatOfATrial() throws Exception {
        NodeList given = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("jvmArg");
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < given.getLength(); i++) {
            arguments.add(given.item(i).getTextContent());
        }

        assertThat(arguments).containsExactlyElementsOf(TrialJvm.conditions("512m"));
    }

    @Test
    void gatlingReportsWhatMattersOfADatabaseAndTellsNobody() {
        Config gatling = ConfigFactory.load("gatling.conf").getConfig("gatling");

        assertThat(gatling.getBoolean("data.enableAnalytics")).isFalse();
        assertThat(gatling.getDouble("charting.indicators.percentile4")).isEqualTo(99.9);
        assertThat(gatling.getInt("charting.indicators.lowerBound")).isLessThan(100);
    }
}
