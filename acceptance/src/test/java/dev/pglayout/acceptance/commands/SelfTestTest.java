package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.acceptance.Slow;
import dev.pglayout.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestTest {
    @TempDir
    Path folder;

    @Test
    @Slow("nine rounds of three slowdowns are a hundred and more forks; two rounds of one of them run always")
    void theGrossestSlowdownsAreSeen() throws Exception {
        JsonNode json = selfTest(9, "cpu-20,dropped-index,fetch-size-1");

        assertThat(json.get("falseAlarms").get("cells").asInt()).isEqualTo(3);
        assertThat(line(json, "dropped-index").get("seen").asInt())
                .as(json.toString())
                .isOne();
        assertThat(line(json, "fetch-size-1").get("seen").asInt())
                .as(json.toString())
                .isOne();
        assertThat(line(json, "cpu-20").get("injected").asDouble()).isCloseTo(0.2, within(0.01));
        assertThat(json.get("findings")).hasSize(6);
    }

    /** Too few rounds to see anything: what is left is that all is injected, measured, counted and written. */
    @Test
    void whatIsInjectedIsMeasuredCountedAndWritten() throws Exception {
        JsonNode json = selfTest(2, "cpu-20");

        assertThat(line(json, "cpu-20").get("injected").asDouble()).isCloseTo(0.2, within(0.01));
        assertThat(line(json, "cpu-20").get("seen").asInt()).isZero();
        assertThat(json.get("findings")).isNotEmpty();
    }

    private JsonNode selfTest(int rounds, String slowdowns) throws Exception {
        Outcome outcome = Pglayout.in(folder)
                .run(
                        "selftest",
                        "--profile=smoke",
                        "--rounds=" + rounds,
                        "--rows-per-month=20000",
                        "--from=2024-11",
                        // Thousands of rows in each answer: fetched one by one they dwarf any noise.
                        "--tenants=2",
                        "--slowdowns=" + slowdowns,
                        "--results-dir=" + folder.resolve("selftests"));

        Path result = onlyFolderIn(folder.resolve("selftests"));
        JsonNode json =
                new ObjectMapper().readTree(result.resolve("selftest.json").toFile());
        assertThat(List.of(ExitCode.OK.code(), ExitCode.UNTRUSTED.code()))
                .as(outcome.out() + outcome.err())
                .contains(outcome.code());
        assertThat(outcome.code() == ExitCode.OK.code())
                .isEqualTo(json.get("withinBound").asBoolean());
        assertThat(json.get("calibrations")
                        .get("month-aggregate")
                        .get("microsPerRow")
                        .asDouble())
                .isPositive();
        assertThat(Files.readString(result.resolve("selftest.md")))
                .contains("| " + slowdowns.split(",")[0] + " |", "A/A cells");
        return json;
    }

    @Test
    void anUnknownSlowdownIsNamed() throws Exception {
        Pglayout.in(folder)
                .run("selftest", "--slowdowns=droped-index", "--results-dir=" + folder)
                .error(ExitCode.BAD_INPUT)
                .contains("unknown slowdown 'droped-index' (did you mean 'dropped-index'?)");
    }

    private static JsonNode line(JsonNode json, String slowdown) {
        for (JsonNode line : json.get("slowdowns")) {
            if (line.get("slowdown").asText().equals(slowdown)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + slowdown);
    }

    private static Path onlyFolderIn(Path parent) throws java.io.IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.toList().get(0);
        }
    }
}
