package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.fixtures.plan.DataProperties;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.MeasureProperties;
import dev.pglayout.fixtures.plan.RunProperties;
import dev.pglayout.fixtures.plan.ServerProperties;
import dev.pglayout.jmh.selftest.SelfTest;
import dev.pglayout.jmh.selftest.SelfTestRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "selftest",
        description = {
            "Injects slowdowns of known size on a real server and prints which were seen, which missed, and the false alarms.",
            "Exit code 4 if arms that are their control once more alarm more often than 5 %% explains."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout selftest --repetitions 10",
            "  pglayout selftest --slowdowns cpu-2,cpu-3,lookup-cpu-2,lookup-cpu-3 --repetitions 10",
        })
public final class SelfTestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PlaceOptions place;

    @Mixin
    private ProfileOptions options = new ProfileOptions(List.of(
            MeasureProperties.ROUNDS,
            MeasureProperties.MARGIN,
            DataProperties.ROWS_PER_MONTH,
            DataProperties.TENANTS,
            DataProperties.FROM,
            RunProperties.SEED,
            ServerProperties.PROVIDER));

    @Option(
            names = "--slowdowns",
            paramLabel = "LIST",
            split = ",",
            description =
                    "cpu-2, cpu-3, cpu-5, cpu-10, cpu-20, lookup-cpu-2, lookup-cpu-3, lookup-cpu-5, lookup-cpu-10, dropped-index,"
                            + " prepare-threshold-0, pruning-off, fetch-size-1. Default: all.")
    private List<String> slowdowns = List.of();

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Independent runs of everything, each with a seed of its own. Default: ${DEFAULT-VALUE}.")
    private int repetitions;

    @Option(
            names = "--results-dir",
            paramLabel = "DIR",
            description = "Where the result's folder is made. Default: reports/selftests in the checkout.")
    private Path resultsDir;

    @Override
    public Integer call() throws Exception {
        if (repetitions < 1) {
            throw UserError.badInput("--repetitions %d: must be at least 1", repetitions);
        }
        Path home = Home.find();
        Path results = resultsDir == null ? home.resolve("reports/selftests") : resultsDir;
        SelfTestRequest request = new SelfTestRequest(
                options.name(),
                options.overrides(),
                slowdowns,
                repetitions,
                home,
                place.stateDir(),
                place.pgBin(),
                unused(results));
        return new SelfTest(request, System.out).execute().code();
    }

    private static Path unused(Path results) {
        Path folder = results.resolve(
                DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC)));
        if (Files.exists(folder)) {
            throw UserError.badInput("%s is there already", folder);
        }
        return folder;
    }
}
