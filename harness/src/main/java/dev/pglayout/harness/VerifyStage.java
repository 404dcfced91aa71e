package dev.pglayout.harness;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.verify.Verifier;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Verification before timing: what does not answer like the reference is not measured. */
public record VerifyStage(Map<String, Verification> reports) {

    /** Verifies all targets and says what failed. */
    public static VerifyStage run(
            Profile profile, List<Operation> operations, Provisioning provisioning, PrintStream out) throws Exception {
        Map<String, Verification> reports =
                Verifier.verify(provisioning.targets(), operations, profile.bindSets(), profile.seed());
        reports.forEach((layout, report) -> report.failures()
                .forEach(check -> out.println("verification of " + layout + " failed: " + check.sentence())));
        return new VerifyStage(reports);
    }

    /** Keys of the targets that failed. */
    public Set<String> failed() {
        return reports.entrySet().stream()
                .filter(entry -> !entry.getValue().passed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Refuses a run whose control failed, or with which no other layout agrees: the control itself may be what was altered. */
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
                    "no layout agrees with the control '%s', so nothing is measured; %s: %s"
                            .formatted(control, first, firstFailure(first)));
        }
    }

    private String firstFailure(String key) {
        return reports.get(key).failures().get(0).sentence();
    }
}
