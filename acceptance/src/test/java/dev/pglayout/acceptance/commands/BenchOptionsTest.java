package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
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
            assertThat(fork.kind()).isEqualTo(Fork.Kind.EXECUTION);
            assertThat(fork.samples()).extracting(Sample::executions).containsExactly(1L);
        });
        assertThat(run.environment().machine().get("os cache")).containsPattern("^(not )?dropped: ");
        assertThat(pglayout.runs().resolve("latest/index.html")).content().contains("os cache", "Cold cache");
    }

    @Test
    void armsDifferInSettingsAndShareAFork() throws Exception {
        String custom = "partitioned{plan_cache_mode=force_custom_plan}";
        String unprepared = "plain{driver.prepareThreshold=0}";
        pglayout.bench("--arms=plain," + custom + "," + unprepared, "--aa=false", "--operations=month-aggregate")
                .ended(ExitCode.OK);

        assertThat(pglayout.run().forks()).singleElement().satisfies(fork -> assertThat(fork.arms())
                .containsExactlyInAnyOrder("plain", custom, unprepared));
        assertThat(pglayout.run().forks())
                .flatExtracting(Fork::samples)
                .filteredOn(sample -> sample.arm().equals(custom))
                .extracting(Sample::planKind)
                .containsOnly("custom");
        assertThat(pglayout.run().forks())
                .flatExtracting(Fork::samples)
                .filteredOn(sample -> sample.arm().equals(unprepared))
                .extracting(Sample::planKind)
                .containsOnly("unprepared");
        assertThat(pglayout.run().plan().aaArm()).isNull();
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
            assertThat(fork.arms()).containsExactly("plain");
            assertThat(fork.operation()).isEqualTo("tenant-latest");
        });
        assertThat(pglayout.runs().resolve("latest/index.html")).exists();
    }
}
