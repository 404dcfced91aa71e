package dev.pglayout.harness;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.contents.Contents;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.verify.Verifier;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Verification before timing: what does not hold the rows, or does not answer like the reference, is not measured. */
public record VerifyStage(Map<String, Verification> reports) {

    /** Verifies all targets and says what failed. */
    public static VerifyStage run(
            Profile profile, List<Operation> operations, Provisioning provisioning, PrintStream out) throws Exception {
        Map<String, Verification> reports = Verifier.verify(
                provisioning.targets(), operations, profile.bindSets(), profile.seed(), contents(provisioning, out));
        reports.forEach((layout, report) -> tell(layout, report.failures(), out));
        return new VerifyStage(reports);
    }

    /**
     * After writes were undone: whether the targets hold again what they held before.
     *
     * @param written keys of the targets that were written to
     */
    public VerifyStage again(Provisioning provisioning, Collection<String> written, PrintStream out) {
        Contents contents = contents(provisioning, out);
        Map<String, Verification> again = new LinkedHashMap<>(reports);
        for (String key : written) {
            List<Check> found = contents.check(provisioning.target(key));
            List<Check> checks = new ArrayList<>(found);
            reports.get(key).checks().stream()
                    .filter(check -> !check.ofContents())
                    .forEach(checks::add);
            again.put(key, Verification.of(checks));
            tell(key + " after its writes were undone", again.get(key).failures(), out);
        }
        return new VerifyStage(again);
    }

    private static Contents contents(Provisioning provisioning, PrintStream out) {
        return new Contents(provisioning.stateDir(), LoadProgress.on(out));
    }

    private static void tell(String layout, List<Check> failures, PrintStream out) {
        failures.forEach(check -> out.println("verification of " + layout + " failed: " + check.sentence()));
    }

    /** Keys of the targets that failed. */
    public Set<String> failed() {
        return reports.entrySet().stream()
                .filter(entry -> !entry.getValue().passed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Refuses a run whose control failed, or that has nothing left to compare with it. */
    public void requireControl(String control) {
        Set<String> failed = failed();
        if (failed.contains(control)) {
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "the control layout '%s' failed verification: %s".formatted(control, firstFailure(control)));
        }
        if (!failed.isEmpty() && failed.size() == reports.size() - 1) {
            String first = failed.iterator().next();
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "no layout but the control '%s' passed verification, so nothing is measured; %s: %s"
                            .formatted(control, first, firstFailure(first)));
        }
    }

    private String firstFailure(String key) {
        return reports.get(key).failures().get(0).sentence();
    }
}
