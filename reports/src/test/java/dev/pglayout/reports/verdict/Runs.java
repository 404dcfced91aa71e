package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Whole runs for tests, fork by fork; the control is {@code plain}, its A/A arm {@code plain#2}. */
final class Runs {
    static final String CONTROL = "plain";
    static final String AA = "plain#2";
    static final double MARGIN = 0.05;

    private final List<String> arms = new ArrayList<>(List.of(CONTROL, AA));
    private final List<String> operations;
    private final List<Fork> forks = new ArrayList<>();
    private final List<Plan.ArmDetail> details = new ArrayList<>();
    private final List<TargetRecord> targets = new ArrayList<>();
    private final List<Plan.OperationDetail> operationDetails = new ArrayList<>();
    private double margin = MARGIN;
    private Double marginMicros;
    private Plan.Stopping stopping = Plan.Stopping.FIXED;

    Runs(List<String> arms, String... operations) {
        this.arms.addAll(arms);
        this.operations = List.of(operations);
        this.arms.forEach(arm -> details.add(new Plan.ArmDetail(arm, arm.replace("#2", ""), Map.of(), null)));
    }

    Runs margin(double share) {
        margin = share;
        return this;
    }

    Runs marginMicros(double micros) {
        marginMicros = micros;
        return this;
    }

    Runs operation(Plan.OperationDetail detail) {
        operationDetails.add(detail);
        return this;
    }

    Runs untilDecided(List<Integer> looks) {
        stopping = Plan.Stopping.untilDecided(looks);
        return this;
    }

    Runs unavailable(String arm, String reason) {
        details.removeIf(detail -> detail.name().equals(arm));
        details.add(new Plan.ArmDetail(arm, arm, Map.of(), reason));
        return this;
    }

    Runs failedVerification(String layout) {
        targets.add(new TargetRecord(
                layout,
                layout,
                "single",
                "embedded",
                "18.4",
                "f",
                1,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                new TargetRecord.Verification(false, List.of()),
                null));
        return this;
    }

    int position() {
        return forks.size();
    }

    Runs add(Fork fork) {
        forks.add(fork);
        return this;
    }

    /** One round of one operation: the control at time 1, an arm at each of the ratios, in the order of the arms. */
    Runs block(int round, String operation, double... ratios) {
        add(Forks.fork(round, position(), operation, CONTROL, 1));
        for (int i = 0; i < ratios.length; i++) {
            add(Forks.fork(round, position(), operation, arms.get(i + 1), ratios[i]));
        }
        return this;
    }

    /** Changes the forks of one round's arm, all operations. */
    Runs change(int round, String arm, UnaryOperator<Fork> change) {
        forks.replaceAll(fork -> fork.round() == round && fork.arms().contains(arm) ? change.apply(fork) : fork);
        return this;
    }

    /** The same measurements, had another effect been declared to matter. */
    static Run withMargin(Run run, double share) {
        Plan p = run.plan();
        return run.with(new Plan(
                p.dataset(),
                p.spec(),
                p.seed(),
                p.rounds(),
                p.arms(),
                p.operations(),
                p.control(),
                p.aaArm(),
                share,
                p.marginMicros(),
                p.armDetails(),
                p.operationDetails(),
                p.fork(),
                p.stopping()));
    }

    Run build() {
        Plan plan = new Plan(
                "events",
                Map.of(),
                1,
                forks.stream().mapToInt(Fork::round).max().orElse(-1) + 1,
                List.copyOf(arms),
                operations,
                CONTROL,
                AA,
                margin,
                marginMicros,
                List.copyOf(details),
                List.copyOf(operationDetails),
                Map.of(),
                stopping);
        return new Run(
                Run.SCHEMA_VERSION,
                "test",
                "quick",
                Run.Status.COMPLETE,
                null,
                "2026-01-01T00:00:00Z",
                null,
                "hot",
                false,
                1,
                1,
                plan,
                null,
                List.copyOf(targets),
                List.of(),
                List.of(),
                List.copyOf(forks),
                null,
                null);
    }
}
