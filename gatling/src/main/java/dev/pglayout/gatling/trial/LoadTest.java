package dev.pglayout.gatling.trial;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.Mixes;
import dev.pglayout.gatling.protocol.Jdbc;
import dev.pglayout.gatling.protocol.JdbcProtocolBuilder;
import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.gatling.record.TrialRecorder;
import dev.pglayout.gatling.record.WakeUp;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the simulation of a trial is put together from. */
public final class LoadTest {
    private final TrialSpec spec;
    private final Mix mix;
    private final Target target;

    private final TrialRecorder recorder;
    private final boolean alone;

    private LoadTest(TrialSpec spec, Path folder, boolean alone) {
        this.alone = alone;
        this.spec = spec;
        this.target = TargetRegistry.target(new StateDir(Path.of(spec.stateDir())), Arm.parse(spec.arm()));
        this.mix = Mixes.find(target.catalog(), spec.mix());
        this.recorder = new TrialRecorder(spec, mix, folder);
    }

    /** The trial that this JVM was started for, or the one that {@code -Dload.…} describe; see {@link TrialProperties}. */
    public static LoadTest of(Model model) {
        TrialProperties properties = new TrialProperties(System.getProperties());
        return new LoadTest(properties.spec(model), properties.folder(), properties.plainRun());
    }

    /** Empties what the mix writes to, unless whoever started this JVM does so, after counting what is there. */
    public void restore() {
        if (alone && mix.writes()) {
            try {
                IngestSlice.open(target).close();
            } catch (SQLException e) {
                throw UserError.server("%s was not restored: %s", target.key(), e.getMessage());
            }
        }
    }

    /** Takes what the lag of a schedule is held against, before anything runs. */
    public void listenToTheMachine() {
        if (spec.model().scheduled()) {
            recorder.machineWakesIn(WakeUp.p99Nanos());
        }
    }

    /** One operation of the mix, drawn anew each time. */
    public ChainBuilder ask() {
        return exec(Jdbc.mix(mix, spec.seed()));
    }

    /** One operation of the mix, and time to think about the answer. */
    public ChainBuilder askAndThink() {
        return spec.thinkMillis() == 0 ? ask() : ask().pause(Duration.ofMillis(spec.thinkMillis()));
    }

    /** Users who repeat a step: first to warm up, then measured. */
    public PopulationBuilder users(ChainBuilder step) {
        PopulationBuilder measured =
                scenario(Phase.MEASURED).exec(untilOver(step)).injectOpen(atOnceUsers(spec.users()));
        return spec.warmUpMillis() == 0
                ? measured
                : scenario(Phase.WARM_UP)
                        .exec(group(Phase.WARM_UP).on(untilOver(step)))
                        .injectOpen(atOnceUsers(spec.users()))
                        .andThen(measured);
    }

    private static ChainBuilder untilOver(ChainBuilder step) {
        return asLongAs(session -> !session.contains(Pace.OVER)).on(step);
    }

    /** The target's pool, and when operations start. */
    public JdbcProtocolBuilder protocol(Pace measured) {
        return Jdbc.jdbc(target, Arm.parse(spec.arm()), spec.seed(), mix.hotTenants(), asksFrom())
                .connections(spec.users())
                .statementTimeout(Duration.ofMillis(spec.limits().statementMillis()))
                .connectionTimeout(Duration.ofMillis(spec.limits().connectionMillis()))
                .pace(Phase.WARM_UP, warmUp())
                .pace(Phase.MEASURED, measured)
                .listener(recorder);
    }

    private YearMonth asksFrom() {
        return spec.asksFrom() == null ? target.spec().from() : YearMonth.parse(spec.asksFrom());
    }

    /** The same kind of load at its mean rate: a warm-up at full speed would leave more rows and dirtier caches. */
    private Pace warmUp() {
        Duration length = Duration.ofMillis(Math.max(1, spec.warmUpMillis()));
        return spec.model().scheduled() ? Pace.constant(spec.meanRate(), length) : Pace.asAnswered(length);
    }

    public Duration duration() {
        return spec.duration();
    }

    /** Operations per second, at the beginning of a ramp. */
    public double rate() {
        return spec.rate();
    }

    /** Operations per second at a ramp's end. */
    public double rampTo() {
        return spec.rampTo();
    }

    /**
     * What a plain Gatling run allows each operation, in whole milliseconds as Gatling sees them; it ends with exit code 2 if one
     * takes more.
     */
    public List<Assertion> assertions() {
        List<Assertion> assertions = new ArrayList<>();
        mix.parts().stream().filter(part -> part.share() > 0).forEach(part -> {
            if (spec.limits().maxP99Millis() != null) {
                int most = (int) Math.ceil(spec.limits().maxP99Millis());
                assertions.add(
                        details(part.name()).responseTime().percentile(99).lte(most));
            }
            if (spec.limits().maxErrorShare() != null) {
                double most = 100 * spec.limits().maxErrorShare();
                assertions.add(details(part.name()).failedRequests().percent().lte(most));
            }
        });
        return assertions;
    }
}
