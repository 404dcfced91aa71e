package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.Slow;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.ClientProgram;
import dev.pglayout.jmh.pgbench.CrossCheckWithPgbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the cross-check comes to its end with plausible figures: in some round neither side took five times as long as the other, whatever
 * else the machine did. What they are is for a quiet machine to say.
 */
@Slow("some minutes of pgbench and forks in turn; how its scripts are made and its log is read is tested always")
class CrossCheckWithPgbenchTest {
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    @Test
    void everyCellIsFilled() throws Exception {
        Assumptions.assumeTrue(missing().isEmpty(), () -> missing().orElse(""));
        Pglayout pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", "--layouts=plain,partitioned").ended(ExitCode.OK);
        Outcome outcome;
        try {
            outcome = crossCheck(pglayout.stateDir().root());
        } finally {
            pglayout.run("down").ended(ExitCode.OK);
        }

        outcome.ended(ExitCode.OK);
        for (String operation : List.of("point-lookup", "month-aggregate", "tenant-range")) {
            List<String[]> lines = outcome.out()
                    .lines()
                    .filter(line -> line.startsWith(operation + " "))
                    .map(line -> line.split("\\s{2,}"))
                    .toList();
            assertThat(lines).as(operation).hasSize(4);
            assertThat(lines.subList(0, 2)).allSatisfy(cells -> {
                assertThat(cells).hasSize(7);
                assertThat(Double.parseDouble(cells[5])).as("least").isLessThan(5);
                assertThat(Double.parseDouble(cells[6])).as("greatest").isGreaterThan(0.2);
            });
            assertThat(lines.subList(2, 4)).allSatisfy(cells -> {
                assertThat(cells).hasSize(11).doesNotContain("-", "NaN");
                assertThat(Double.parseDouble(cells[7])).as("ratio").isBetween(0.05, 20.0);
            });
        }
        try (CSVParser rounds = CSVParser.parse(folder.resolve("rounds.csv"), null, header())) {
            List<CSVRecord> records = rounds.getRecords();
            assertThat(records).hasSize(ROUNDS * 3 * 2);
            assertThat(records).allSatisfy(record -> assertThat(Double.parseDouble(record.get("jmh_us")))
                    .isPositive());
        }
    }

    private static CSVFormat header() {
        return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    }

    private static Optional<String> missing() {
        try {
            ClientProgram.find("pgbench", Optional.empty());
            return Optional.empty();
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }

    private Outcome crossCheck(Path stateDir) throws Exception {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dpglayout.home=" + Pglayout.HOME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrossCheckWithPgbench.class.getName(),
                        "--state-dir=" + stateDir,
                        "--rounds=" + ROUNDS,
                        "--seconds=1",
                        "--out=" + folder.resolve("rounds.csv"))
                .toList();
        return Running.start(folder, command, Map.of()).await();
    }
}
