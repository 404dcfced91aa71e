package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.environment.CanaryProbe;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.target.LostNodes;
import dev.pglayout.harness.Checkpoints;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.verdict.BlockKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/** Measures block after block; a block that was begun and not ended is measured again as a whole. */
final class MeasureStage {
    private final Profile profile;
    private final List<Block> blocks;
    private final RunRecorder recorder;
    private final ForkRunner runner;
    private final HostWatch watch;
    private final UpkeepForks upkeep;
    private final Checkpoints checkpoints;
    private final CanaryProbe canary;
    private final ColdCache cold;
    private final Function<Arm, String> targets;
    private final Progress progress;
    private final InterimRatios ratios;
    private final Decisions decisions;
    private final RoundClock clock;
    private int position;

    MeasureStage(Profile profile, List<Block> blocks, RunRecorder recorder, Tools tools) {
        this.profile = profile;
        this.blocks = blocks;
        this.recorder = recorder;
        this.runner = tools.runner();
        this.checkpoints = tools.checkpoints();
        this.watch = new HostWatch(checkpoints);
        this.upkeep = tools.upkeep().apply(watch);
        this.canary = tools.canary();
        this.cold = tools.cold();
        this.targets = tools.targets();
        this.ratios = new InterimRatios(profile.arms().get(0).name());
        this.progress = new Progress(System.out, profile.rounds(), blocks.size(), ratios);
        Profile.Length length = profile.length();
        this.decisions = new Decisions(recorder, profile.rounds(), length.untilDecided());
        this.clock = new RoundClock(length, recorder.forks());
    }

    /**
     * @param runner measures queries
     * @param upkeep measures what is no query
     * @param cold empties caches before each fork; does nothing in a hot run
     * @param targets key of the target on which an arm is measured
     */
    record Tools(
            ForkRunner runner,
            Function<HostWatch, UpkeepForks> upkeep,
            Checkpoints checkpoints,
            CanaryProbe canary,
            ColdCache cold,
            Function<Arm, String> targets) {}

    void run() {
        Map<Integer, List<Block>> rounds =
                blocks.stream().collect(Collectors.groupingBy(Block::round, TreeMap::new, Collectors.toList()));
        int done = 0;
        for (List<Block> planned : rounds.values()) {
            decisions.look(done);
            List<Block> wanted = decisions.wanted(planned);
            recorder.keepWhole(planned.get(0).round(), wanted);
            progress.left(wanted.size() * (rounds.size() - done), decisions.progress());
            long finished =
                    wanted.stream().filter(block -> !finished(block).isEmpty()).count();
            // A round that an interrupted run began is ended, however late it is.
            if (wanted.isEmpty() || finished == 0 && !clock.anotherRound()) {
                break;
            }
            round(wanted, finished == wanted.size());
            done++;
        }
        decisions.look(done);
        progress.end();
        upkeep.tearDown();
        progress.note(decisions.savings(profile.length().fixedRounds()));
    }

    /** @param measured by an earlier, interrupted run */
    private void round(List<Block> round, boolean measured) {
        if (!measured) {
            clock.roundBegins();
            canary(round.get(0).round(), "before");
        }
        for (Block block : round) {
            List<Fork> forks = finished(block);
            if (forks.isEmpty()) {
                forks = measure(block);
                ratios.add(forks);
                progress.block(block);
            } else {
                ratios.add(forks);
                progress.skip();
            }
            position += forks.size();
        }
        if (!measured) {
            canary(round.get(0).round(), "after");
            clock.roundEnded();
        }
    }

    private List<Fork> finished(Block block) {
        return recorder.forks().stream()
                .filter(fork -> BlockKey.of(fork).equals(block.key()))
                .toList();
    }

    /** All arms in one fork, slice by slice; what can be executed only once per state of the servers, one arm after the other. */
    private List<Fork> measure(Block block) {
        boolean oneAtATime = cold.active() || block.operation().kind() == Kind.UPKEEP;
        List<List<Arm>> forks = oneAtATime ? block.arms().stream().map(List::of).toList() : List.of(block.arms());
        List<Fork> measured = new ArrayList<>();
        for (List<Arm> arms : forks) {
            progress.fork(block, oneAtATime ? arms.get(0).name() : arms.size() + " arms");
            Fork fork = measure(block, arms, position + measured.size());
            recorder.fork(fork);
            measured.add(fork);
        }
        refuseDifferentAnswers(block, measured);
        return measured;
    }

    private Fork measure(Block block, List<Arm> arms, int position) {
        Shutdown.yieldToHooks();
        String[] keys = arms.stream().map(targets).distinct().toArray(String[]::new);
        try {
            if (cold.active()) {
                cold.empty(keys[0]);
            }
            if (block.operation().kind() == Kind.UPKEEP) {
                return upkeep.run(block, arms.get(0), position, bindSeed(block));
            }
            watch.start(keys);
            ForkRunner.Outcome outcome = runner.run(block.operation(), arms, block.mode(), bindSeed(block));
            Fork.Host host = watch.stop();
            Fork.Place place =
                    new Fork.Place(block.round(), position, block.operation().name());
            Fork.Kind kind = cold.active() ? Fork.Kind.EXECUTION : Fork.Kind.FORK;
            return ForkMapper.fork(kind, place, arms, outcome, runner.batches(block.operation()), host);
        } catch (RunnerException e) {
            throw failed(block, arms, ForkFailure.reason(runner.log(), e), e);
        } catch (SQLException | IOException | UncheckedIOException | UserError e) {
            throw failed(block, arms, e.getMessage(), e);
        }
    }

    /** A fork that fails while its servers are well is no lost server; the same fork would fail again. */
    private UserError failed(Block block, List<Arm> arms, String reason, Exception cause) {
        Shutdown.yieldToHooks();
        progress.end();
        List<Arm> without = arms.stream()
                .filter(arm -> !checkpoints.lost(targets.apply(arm)).isEmpty())
                .toList();
        List<Arm> concerned = without.isEmpty() ? arms : without;
        return new UserError(
                without.isEmpty() ? ForkFailure.code(cause) : ExitCode.SERVER,
                "round %d, %s on %s: %s: %s"
                        .formatted(
                                block.round() + 1,
                                block.operation().name(),
                                concerned.stream().map(Arm::name).collect(Collectors.joining(", ")),
                                without.isEmpty() ? "the fork failed" : "a server was lost, " + lostNodes(without),
                                reason),
                cause);
    }

    private String lostNodes(List<Arm> arms) {
        return LostNodes.named(arms.stream()
                .map(targets)
                .distinct()
                .flatMap(key -> checkpoints.lost(key).stream())
                .toList());
    }

    /** The same questions for all arms of a block: what differs is the arm. */
    private long bindSeed(Block block) {
        return Objects.hash(profile.seed(), block.round(), block.operation().name()) & 0xffffffffL;
    }

    private void canary(int round, String when) {
        try {
            recorder.canary(
                    canary.read(checkpoints.entry(targets.apply(profile.arms().get(0))), round, when));
        } catch (SQLException | IOException | UserError e) {
            Shutdown.yieldToHooks();
            throw new UserError(
                    ExitCode.SERVER,
                    "round %d: the canary on %s failed: %s"
                            .formatted(round + 1, profile.arms().get(0).layout(), e.getMessage()),
                    e);
        }
    }

    /** What was verified before must still hold while measuring: a target altered meanwhile is not measured on. */
    private static void refuseDifferentAnswers(Block block, List<Fork> forks) {
        Map<Map<String, String>, Sample> firsts = new HashMap<>();
        Map<String, Map<String, String>> data =
                block.arms().stream().collect(Collectors.toMap(Arm::name, Arm::dataset));
        forks.stream()
                .flatMap(fork -> fork.samples().stream())
                .filter(sample -> sample.resultChecksum() != null)
                .forEach(sample -> {
                    Sample first = firsts.computeIfAbsent(data.get(sample.arm()), key -> sample);
                    if (!sample.resultChecksum().equals(first.resultChecksum())) {
                        throw new UserError(
                                ExitCode.VERIFICATION_FAILED,
                                "round %d, %s: %s answered %s and %s answered %s to the same binds; a target was altered during the run"
                                        .formatted(
                                                block.round() + 1,
                                                block.operation().name(),
                                                first.arm(),
                                                first.resultChecksum(),
                                                sample.arm(),
                                                sample.resultChecksum()));
                    }
                });
    }
}
