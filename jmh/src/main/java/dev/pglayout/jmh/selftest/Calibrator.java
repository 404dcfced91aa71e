package dev.pglayout.jmh.selftest;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.jmh.run.BenchForks;
import dev.pglayout.jmh.run.PinningStage;
import dev.pglayout.jmh.run.Scratch;
import dev.pglayout.jmh.selftest.Calibration.Point;
import dev.pglayout.reports.stats.Medians;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds how long burnt rows take, by the forks of a run: in any other JVM the operation takes another time. */
final class Calibrator {
    private static final Arm CONTROL = Arm.parse(BurningLayout.CONTROL);

    // On a quiet machine these take twenty seconds.
    private static final int FIRST_FORKS = 2;
    private static final int FORKS = 8;

    /** Two milliseconds: long beside a look-up, and some per cent of an aggregate. */
    private static final long FIRST_ROWS = 20_000;

    private static final long MOST_ROWS = 200_000_000;

    /** Share of the control's time that tells well enough what to aim at. */
    private static final double CLEAR = 0.05;

    private static final double[] AIMED_AT = {0.10, 0.20};

    private final Provisioning provisioning;
    private final Profile profile;
    private final Target target;

    Calibrator(Provisioning provisioning, Profile profile) {
        this.provisioning = provisioning;
        this.profile = profile;
        this.target = provisioning.target(BurningLayout.NAME);
    }

    /** @throws UserError where whatever is burnt, no time is seen to be added */
    Calibration of(String name) throws IOException, SQLException, InterruptedException {
        Operation operation = target.catalog().operation(name);
        double millis = BenchForks.roughMillis(operation, CONTROL, target, profile.seed());
        try (Scratch scratch = Scratch.make()) {
            BenchForks forks = new BenchForks(
                    new BenchForks.Place(provisioning.stateDir(), CONTROL, scratch.path()),
                    profile.fork(),
                    PinningStage.of(profile, false, provisioning).pinning(),
                    (each, arm) -> millis);
            Calibration first = first(forks, operation);
            List<Long> rows = Arrays.stream(AIMED_AT).mapToObj(first::rows).toList();
            Measured measured = new Measured(forks, operation, rows, FORKS);
            return positive(measured.calibration(), operation);
        }
    }

    private Calibration first(BenchForks forks, Operation operation) {
        long rows = FIRST_ROWS;
        while (true) {
            Measured measured = new Measured(forks, operation, List.of(rows), FIRST_FORKS);
            if (measured.points().get(0).share() >= CLEAR || rows >= MOST_ROWS) {
                return positive(measured.calibration(), operation);
            }
            rows *= 4;
        }
    }

    private static Calibration positive(Calibration found, Operation operation) {
        if (found.microsPerRow() <= 0) {
            throw new UserError(
                    ExitCode.UNTRUSTED,
                    "%s cannot be calibrated: burnt rows seem to take no time; is the machine busy with other work?"
                            .formatted(operation.name()));
        }
        return found;
    }

    /** The slices of some forks with the control and arms that burn. */
    private final class Measured {
        private final List<Long> rows;
        private final List<List<double[]>> forks = new ArrayList<>();

        Measured(BenchForks runner, Operation operation, List<Long> rows, int count) {
            this.rows = rows;
            List<Arm> arms = LongStream.concat(LongStream.of(1), rows.stream().mapToLong(each -> each))
                    .mapToObj(BurningLayout::arm)
                    .map(Arm::parse)
                    .toList();
            for (int fork = 0; fork < count; fork++) {
                forks.add(runner.slices(operation, arms, profile.seed() + fork));
            }
        }

        Calibration calibration() {
            double[] medians =
                    forks.stream().mapToDouble(arms -> Medians.of(arms.get(0))).toArray();
            return Calibration.of(Medians.of(medians), points());
        }

        List<Point> points() {
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> new Point(rows.get(i), Medians.of(ratios(i + 1)) - 1))
                    .toList();
        }

        /** Of slices of the same turn: what was slow for one was for the other, and both asked the same question. */
        private double[] ratios(int arm) {
            return forks.stream()
                    .flatMapToDouble(arms -> IntStream.range(0, arms.get(0).length)
                            .mapToDouble(turn -> arms.get(arm)[turn] / arms.get(0)[turn]))
                    .toArray();
        }
    }
}
