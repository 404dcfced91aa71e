package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.Briefs;
import dev.pglayout.reports.verdict.Judge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as version 1 wrote them, and what the pglayout of that time said of them. */
class UpgradeV1Test {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "upkeep", "load-test"})
    void verdictsAreTheVerySame(String name) throws IOException {
        StringBuilder now = new StringBuilder();
        for (VerdictRecord v : Judge.judge(read(name))) {
            Effect ratio = v.ratio();
            now.append("%s | %s | %s | %d | %d | %s | %s | %s | %s\n"
                    .formatted(
                            v.name(),
                            v.arm(),
                            v.verdict(),
                            v.blocks(),
                            v.excludedBlocks(),
                            ratio.value(),
                            ratio.low(),
                            ratio.high(),
                            v.p()));
            now.append("  mde %s, medians %s %s, p50 %s, p99 %s\n"
                    .formatted(
                            v.minimumDetectableEffect(),
                            v.medianArm(),
                            v.medianControl(),
                            v.latency() == null ? null : v.latency().p50().value(),
                            v.latency() == null ? null : v.latency().p99().value()));
        }
        assertThat(now.toString()).isEqualTo(text(name + "-schema-1-verdicts.txt"));
    }

    @Test
    void aForkOfOneArmKeepsItsIterationsAsSlices() throws IOException {
        Fork fork = read("run").forks().get(0);
        assertThat(fork.kind()).isEqualTo(Fork.Kind.FORK);
        assertThat(fork.samples()).singleElement().satisfies(sample -> {
            assertThat(sample.arm()).isEqualTo("plain (A/A)");
            assertThat(sample.metric()).isEqualTo(Metrics.TIME);
            assertThat(sample.slices()).containsExactly(369.9021176470589);
            assertThat(sample.value()).isEqualTo(369.9021176470589);
            assertThat(sample.executions()).isEqualTo(136);
            assertThat(sample.percentiles()).containsKeys("p50", "p99");
            assertThat(sample.histogram()).isNotBlank();
        });
    }

    @Test
    void lookupsMeanwhileAreNoLongerPercentilesOfUpkeep() throws IOException {
        Run run = read("upkeep");
        assertThat(run.forks()).hasSize(24).allSatisfy(fork -> {
            assertThat(fork.kind()).isEqualTo(Fork.Kind.EXECUTION);
            assertThat(fork.samples()).extracting(Sample::metric).containsExactly(Metrics.TIME, Metrics.LOOKUPS);
            Sample time = fork.samples().get(0);
            assertThat(time.percentiles()).isEmpty();
            assertThat(time.slices()).isEmpty();
            assertThat(time.counters()).containsKeys("wal_bytes_per_op", "lock_millis_AccessExclusive");
            assertThat(time.counters()).doesNotContainKeys("lookups", "lookup_errors");
            Sample lookups = fork.samples().get(1);
            assertThat(lookups.executions()).isEqualTo(40 + fork.round());
            assertThat(lookups.value()).isEqualTo(lookups.percentiles().get("p50"));
        });
        assertThat(run.forks().stream().flatMap(fork -> fork.samples().stream()))
                .filteredOn(sample -> sample.counters().containsKey("lookup_errors"))
                .singleElement()
                .returns("partitioned", Sample::arm);
    }

    @Test
    void metricsOfATrialAreOneForkOfItsMix() throws IOException {
        Run run = read("load-test");
        assertThat(run.plan().operations()).containsExactly("oltp");
        assertThat(run.plan().operationDetails()).singleElement().satisfies(detail -> {
            assertThat(detail.metrics()).containsExactly(Metrics.P50, Metrics.P99, Metrics.THROUGHPUT);
            assertThat(detail.question())
                    .isEqualTo("1,200 operations/s of mix oltp? mix oltp, closed loop, full-load?");
        });
        assertThat(run.forks()).hasSize(47).allSatisfy(fork -> {
            assertThat(fork.kind()).isEqualTo(Fork.Kind.TRIAL);
            assertThat(fork.operation()).isEqualTo("oltp");
            assertThat(fork.arms()).hasSizeLessThan(2);
        });
        Map<String, Sample> open = samples(run.forks().get(0));
        assertThat(open).containsOnlyKeys(Metrics.P50, Metrics.P99);
        assertThat(open.get(Metrics.P50).percentiles()).containsKey("p99");
        assertThat(run.forks().get(0).mode()).isEqualTo("open");
        assertThat(run.forks().get(0).measuredSeconds()).isEqualTo(10);
        assertThat(samples(run.forks().get(3))).containsOnlyKeys(Metrics.THROUGHPUT);
        assertThat(run.forks().get(3).mode()).isEqualTo("closed");
    }

    @Test
    void aTrialThatWasDisturbedAndHasNoTimesSaysOnlyWhy() throws IOException {
        assertThat(read("load-test").forks())
                .filteredOn(fork -> fork.excludedReason() != null)
                .singleElement()
                .satisfies(fork -> {
                    assertThat(fork.excludedReason()).isEqualTo("CPU steal 14 %");
                    assertThat(fork.samples()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "upkeep", "load-test"})
    void aKilledRunIsReportedFromItsLinesButNotGoneOnWith(String name) throws IOException {
        ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(text(name + "-schema-1.json"));
        StringBuilder lines = new StringBuilder();
        for (JsonNode fork : tree.get("forks")) {
            lines.append(fork).append('\n');
        }
        tree.put("status", "RUNNING").putArray("forks");
        Files.writeString(folder.resolve(RunFolder.RUN), tree.toString());
        Files.writeString(folder.resolve(RunFolder.FORKS), lines.append("{\"round\":0,\"pos"));

        Run killed = RunReader.read(folder).run();
        assertThat(killed.forks())
                .containsExactlyInAnyOrderElementsOf(read(name).forks());
        assertThat(Judge.judge(killed)).isEqualTo(Judge.judge(read(name)));
        assertThatThrownBy(() -> RunFolder.resume(folder)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(e).hasMessageContaining("was begun by an older pglayout").hasMessageNotContaining("\n");
        });
    }

    @Test
    void briefsOfVersionOneAreRead() {
        Brief brief = BriefJson.read("""
                {"schemaVersion":1,"runId":"a","profile":"quick","createdAt":"2026-11-20T10:00:00Z","cache":"hot",
                 "plan":{"dataset":"events","arms":["plain","fdw"],"control":"plain",
                         "operations":["oltp: p50","oltp: p99"],
                         "operationDetails":[{"name":"oltp: p50","question":"?","kind":"read","rows":"1.."},
                                             {"name":"oltp: p99","question":"?","kind":"read","rows":"1.."}]},
                 "environment":{},"targets":[],
                 "cells":[{"operation":"oltp: p99","arm":"fdw","verdict":"SLOWER","logRatios":[0.1],"unit":"us/op"},
                          {"operation":"month-rollup","arm":"fdw","verdict":"SAME","logRatios":[0],"unit":"us/op"}]}
                """, "a baseline");
        assertThat(brief.runSchemaVersion()).isEqualTo(1);
        assertThat(brief.plan().judged()).extracting(Judged::name).containsExactly("oltp: p50", "oltp: p99");
        assertThat(brief.cell(new Judged("oltp", Metrics.P99), "fdw")).isPresent();
        assertThat(brief.cell(new Judged("month-rollup", Metrics.TIME), "fdw")).isPresent();
    }

    @Test
    void aBriefMadeNowOfAnOldRunSaysHowItWasMeasured() throws IOException {
        Brief brief = Briefs.of(read("load-test"));
        assertThat(brief.schemaVersion()).isEqualTo(Brief.SCHEMA_VERSION);
        assertThat(brief.runSchemaVersion()).isEqualTo(1);
        assertThat(BriefJson.read(TextFile.json(brief), "its own text")).isEqualTo(brief);
    }

    private Run read(String name) throws IOException {
        Path file = folder.resolve(name + "-whole.json");
        Files.writeString(file, text(name + "-schema-1.json"));
        return RunReader.read(file).run();
    }

    private static Map<String, Sample> samples(Fork fork) {
        return fork.samples().stream().collect(java.util.stream.Collectors.toMap(Sample::metric, sample -> sample));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = UpgradeV1Test.class.getResourceAsStream("/dev/pglayout/reports/" + resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
