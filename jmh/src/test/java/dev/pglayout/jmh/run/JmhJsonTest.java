package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhJsonTest {
    private static JsonNode written(Path folder, Fork... forks) throws IOException {
        Run run = new Run(
                Run.SCHEMA_VERSION,
                "id",
                "smoke",
                Run.Status.COMPLETE,
                null,
                "",
                "",
                "hot",
                true,
                1,
                1,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(forks),
                null,
                null);
        Path file = folder.resolve("jmh.json");
        JmhJson.write(run, file);
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void forksOfOneCellAreOneResultAsJmhWritesIt(@TempDir Path folder) throws IOException {
        JsonNode results = written(
                folder,
                TestForks.of(0, "point-lookup", "plain", "avgt", 100),
                TestForks.together(
                        TestForks.of(1, "point-lookup", "plain", "avgt", 200),
                        TestForks.of(1, "point-lookup", "fdw", "avgt", 900)));
        assertThat(results).hasSize(2);
        JsonNode plain = results.get(0);
        assertThat(plain.get("benchmark").asText())
                .isEqualTo("dev.pglayout.jmh.benchmarks.PointLookupBenchmark.pointLookup");
        assertThat(plain.get("mode").asText()).isEqualTo("avgt");
        assertThat(plain.get("forks").asInt()).isEqualTo(2);
        assertThat(plain.get("params").get("arm").asText()).isEqualTo("plain");
        assertThat(plain.get("primaryMetric").get("score").asDouble()).isEqualTo(150);
        assertThat(plain.get("primaryMetric").get("rawData").toString()).isEqualTo("[[100.0,100.0],[200.0,200.0]]");
        assertThat(plain.get("primaryMetric").get("scoreUnit").asText()).isEqualTo("us/op");
    }
}
