package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to measure other than the headline's. */
class BenchOptionsTest {
    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void pglayout() throws Exception {
        pglayout = Pglayout.in(folder);
    }

    @Test
    void coldRunTimesOneExecutionAndSaysWhatBecameOfTheCaches() throws Exception {
        pglayout.bench("--cache=cold", "--layouts=plain,partitioned", "--operations=point-lookup", "--aa=false")
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.cache()).isEqualTo("cold");
        assertThat(run.forks()).hasSize(2).allSatisfy(fork -> {
            assertThat(fork.mode()).isEqualTo("ss");
            assertThat(fork.executions()).isEqualTo(1);
        });
        assertThat(run.environment().machine().get("os cache")).containsPattern("^(not )?dropped: ");
        assertThat(pglayout.runs().resolve("latest/index.html")).content().contains("os cache", "Cold cache");
    }

    @Test
    void armsDifferInSettingsAndEachModeIsAForkOfItsOwn() throws Exception {
        String custom = "partitioned{plan_cache_mode=force_custom_plan}";
        String unprepared = "plain{driver.prepareThreshold=0}";
        Outcome outcome = pglayout.bench(
                        "--arms=plain," + custom + "," + unprepared,
                        "--aa=false",
                        "--modes=avgt,sample",
                        "--operations=month-aggregate")
                .ended(ExitCode.OK);

        assertThat(pglayout.run().forks())
                .extracting(fork -> fork.arm() + " " + fork.mode())
                .containsExactlyInAnyOrder(
                        "plain avgt",
                        "plain sample",
                        custom + " avgt",
                        custom + " sample",
                        unprepared + " avgt",
                        unprepared + " sample");
        assertThat(pglayout.run().forks())
                .filteredOn(fork -> fork.arm().equals(custom))
                .extracting(Fork::planKind)
                .containsOnly("custom");
        assertThat(pglayout.run().forks())
                .filteredOn(fork -> fork.arm().equals(unprepared))
                .extracting(Fork::planKind)
                .containsOnly("unprepared");
        assertThat(pglayout.run().plan().aaArm()).isNull();
        assertThat(outcome.out())
                .contains("Medians, ratios and verdicts are of JMH's mode avgt, p50 and p99 of sampled forks.")
                .containsPattern("verdict +blocks +p50 +p99 +p99 ratio")
                .containsPattern("month-aggregate +\\S+ \\S?s +1 \\(control\\) +\\S+ \\S?s +\\S+ \\S?s\\n");
    }

    @Test
    void aProfileIsAFileAndOneArmIsEnough() throws Exception {
        Path profile = Files.writeString(folder.resolve("mine.conf"), """
                description = "my own"
                layouts = [plain]
                aa = false
                operations = [tenant-latest]
                rounds = 2
                dataset { from = 2024-01, to = 2024-02, rows-per-month = 100, tenants = 5 }
                servers { shared-buffers = 48MB }
                fork { warmup-millis = 10, arm-millis = 20, least-turns = 1 }
                """);

        pglayout.run("bench", "--runs-dir=" + pglayout.runs(), "--profile=" + profile)
                .ended(ExitCode.OK);

        assertThat(pglayout.run().forks()).hasSize(2).allSatisfy(fork -> {
            assertThat(fork.arm()).isEqualTo("plain");
            assertThat(fork.operation()).isEqualTo("tenant-latest");
        });
        assertThat(pglayout.runs().resolve("latest/index.html")).exists();
    }
}
