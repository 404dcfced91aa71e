package dev.pglayout.jmh.selftest;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.Profiles;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.harness.MeasuringLock;
import dev.pglayout.jmh.run.BenchRequest;
import dev.pglayout.jmh.run.BenchRun;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.Judge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measures arms with injected slowdowns by the very runs that {@code bench} makes, and counts what the verdicts found. */
public final class SelfTest {
    private final SelfTestRequest request;
    private final PrintStream out;
    private final List<Slowdown> slowdowns;
    private final List<Path> sqlFolders;

    public SelfTest(SelfTestRequest request, PrintStream out) throws IOException {
        this.request = request;
        this.out = out;
        this.slowdowns = Slowdown.named(request.slowdowns());
        Path sql = request.home().resolve("sql");
        Catalog catalog = Catalog.load(sql, profile(Map.of()).dataset().dataset());
        List<String> burning = slowdowns.stream()
                .filter(Slowdown::burnsCpu)
                .map(Slowdown::operation)
                .distinct()
                .toList();
        this.sqlFolders = List.of(sql, BurningLayout.write(catalog, sql, request.stateDir(), burning));
    }

    /** Slowdowns that share a control and an operation share their runs. */
    private record Group(String control, String operation) {
        static Group of(Slowdown slowdown) {
            return new Group(slowdown.control(), slowdown.operation());
        }
    }

    /** @return {@code UNTRUSTED} if the A/A arms alarmed more often than 5 % explains */
    public ExitCode execute() throws Exception {
        Files.createDirectories(request.folder());
        Map<String, Calibration> calibrations = calibrations();
        Map<Group, List<Slowdown>> groups =
                slowdowns.stream().collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        SelfTestReport report = new SelfTestReport(request, calibrations, findings);
        for (int repetition = 0; repetition < request.repetitions(); repetition++) {
            for (Map.Entry<Group, List<Slowdown>> group : groups.entrySet()) {
                out.printf(
                        "%nRepetition %d of %d: %s%n", repetition + 1, request.repetitions(), labels(group.getValue()));
                findings.addAll(run(repetition, group.getKey(), group.getValue(), calibrations));
                report.write();
            }
        }
        out.println();
        out.println(report.text());
        out.println("Self-test: " + report.markdownFile());
        return report.falseAlarms().withinBound() ? ExitCode.OK : ExitCode.UNTRUSTED;
    }

    private static String labels(List<Slowdown> slowdowns) {
        return slowdowns.stream().map(Slowdown::label).collect(Collectors.joining(", "));
    }

    private List<Finding> run(
            int repetition, Group group, List<Slowdown> injected, Map<String, Calibration> calibrations)
            throws Exception {
        Map<String, Slowdown> byArm = new LinkedHashMap<>();
        injected.forEach(slowdown -> byArm.put(slowdown.arm(calibrations), slowdown));
        Profile profile = profile(Map.of(
                "layouts", group.control() + "," + String.join(",", byArm.keySet()),
                "operations", group.operation(),
                "seed", Long.toString(profile(Map.of()).seed() + repetition)));
        Path runs = request.folder().resolve("runs");
        ExitCode code = new BenchRun(
                        new BenchRequest(
                                profile, Optional.empty(), sqlFolders, request.stateDir(), request.pgBin(), runs),
                        out)
                .execute();
        if (code != ExitCode.OK) {
            throw new UserError(code, "the run of %s did not succeed; see %s".formatted(labels(injected), runs));
        }
        LoadedRun run = RunReader.readAny("latest", runs);
        List<Finding> findings = new ArrayList<>();
        for (VerdictRecord verdict : Judge.judge(run.run())) {
            Slowdown slowdown = byArm.get(verdict.arm());
            String label = slowdown == null
                    ? SelfTestReport.AA + " " + group.control() + ", " + group.operation()
                    : slowdown.label();
            Double share = slowdown == null ? null : slowdown.injected(calibrations);
            findings.add(new Finding(repetition, label, share, run.run().runId(), verdict));
        }
        return findings;
    }

    private Map<String, Calibration> calibrations() throws Exception {
        List<String> operations = slowdowns.stream()
                .filter(Slowdown::burnsCpu)
                .map(Slowdown::operation)
                .distinct()
                .toList();
        Map<String, Calibration> found = new LinkedHashMap<>();
        if (operations.isEmpty()) {
            return found;
        }
        Profile profile = profile(Map.of("layouts", BurningLayout.NAME));
        Catalog catalog = Catalog.load(sqlFolders, profile.dataset().dataset());
        try (Provisioning provisioning = new Provisioning(catalog, profile, request.stateDir(), request.pgBin());
                MeasuringLock lock = MeasuringLock.tryTake()) {
            lock.warning().ifPresent(out::println);
            provisioning.startServers();
            provisioning.load(LoadOptions.defaults(), LoadProgress.on(out));
            Calibrator calibrator = new Calibrator(provisioning, profile);
            for (String operation : operations) {
                Calibration each = calibrator.of(operation);
                out.printf(
                        "%s takes %.1f µs; each burnt row adds %.4f µs%n",
                        operation, each.medianMicros(), each.microsPerRow());
                found.put(operation, each);
            }
        }
        return found;
    }

    private Profile profile(Map<String, String> own) {
        Map<String, String> overrides = new HashMap<>(request.overrides());
        overrides.putAll(own);
        return Profiles.load(request.profile(), overrides);
    }
}
