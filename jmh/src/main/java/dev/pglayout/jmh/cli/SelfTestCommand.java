package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.ProfilePaths;
import dev.pglayout.jmh.selftest.SelfTest;
import dev.pglayout.jmh.selftest.SelfTestRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            defaultValue = "quick",
            description = "Data and lengths; its arms and operations do not apply. Default: ${DEFAULT-VALUE}.")
    private String profile;

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

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each run. Default: the profile's.")
    private void rounds(String value) {
        set("rounds", value);
    }

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "Smallest effect that counts as seen. Default: the profile's.")
    private void margin(String value) {
        set("margin", value);
    }

    @Option(names = "--rows-per-month", paramLabel = "N", description = "Rows in each month.")
    private void rowsPerMonth(String value) {
        set("rows-per-month", value);
    }

    @Option(names = "--tenants", paramLabel = "N", description = "Number of tenants: fewer make longer answers.")
    private void tenants(String value) {
        set("tenants", value);
    }

    @Option(names = "--from", paramLabel = "MONTH", description = "First month, such as 2024-01.")
    private void from(String value) {
        set("from", value);
    }

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first repetition.")
    private void seed(String value) {
        set("seed", value);
    }

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Where servers come from: embedded, local, or docker.")
    private void provider(String value) {
        set("provider", value);
    }

    @Option(
            names = "--results-dir",
            paramLabel = "DIR",
            description = "Where the result's folder is made. Default: reports/selftests in the checkout.")
    private Path resultsDir;

    private void set(String option, String value) {
        overrides.put(ProfilePaths.of(option), value);
    }

    @Override
    public Integer call() throws Exception {
        if (repetitions < 1) {
            throw UserError.badInput("--repetitions %d: must be at least 1", repetitions);
        }
        Path home = Home.find();
        Path results = resultsDir == null ? home.resolve("reports/selftests") : resultsDir;
        SelfTestRequest request = new SelfTestRequest(
                profile, overrides, slowdowns, repetitions, home, place.stateDir(), place.pgBin(), unused(results));
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
