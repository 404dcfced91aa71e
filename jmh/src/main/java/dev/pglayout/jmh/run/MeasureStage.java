package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.environment.CanaryProbe;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.LostNodes;
import dev.pglayout.harness.Checkpoints;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.reports.model.Fork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/** Measures block after block; a block that was begun and not ended is measured again as a whole. */
final class MeasureStage {
    private final Profile profile;
    private final List<Block> blocks;
    private final RunRecorder recorder;
    private final JmhFork jmh;
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
        this.jmh = tools.jmh();
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
     * @param upkeep measures what is no query
     * @param cold empties caches before each fork; does nothing in a hot run
     * @param targets key of the target on which an arm is measured
     */
    record Tools(
            JmhFork jmh,
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
            List<Fork> done = finished(block);
            if (done.isEmpty()) {
                ratios.add(measure(block));
                progress.block(block);
            } else {
                ratios.add(done);
                progress.skip();
            }
            position += block.arms().size();
        }
        if (!measured) {
            canary(round.get(0).round(), "after");
            clock.roundEnded();
        }
    }

    private List<Fork> finished(Block block) {
        return recorder.forks().stream()
                .filter(fork -> WholeBlocks.key(fork).equals(WholeBlocks.key(block)))
                .toList();
    }

    private List<Fork> measure(Block block) {
        List<Fork> forks = new ArrayList<>();
        for (Arm arm : block.arms()) {
            progress.fork(block, arm.name());
            Fork fork = measure(block, arm, position + forks.size());
            recorder.fork(fork);
            forks.add(fork);
        }
        Map<Map<String, String>, List<Fork>> sameData = IntStream.range(0, forks.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> block.arms().get(i).dataset(), Collectors.mapping(forks::get, Collectors.toList())));
        sameData.values().forEach(alike -> refuseDifferentAnswers(block, alike));
        return forks;
    }

    private Fork measure(Block block, Arm arm, int position) {
        Shutdown.yieldToHooks();
        try {
            cold.empty(targets.apply(arm));
            if (block.operation().kind() == Kind.UPKEEP) {
                return upkeep.run(block, arm, position, bindSeed(block));
            }
            watch.start(targets.apply(arm));
            JmhFork.Outcome outcome = jmh.run(block.operation(), arm, block.mode(), bindSeed(block));
            HostWatch.Reading reading = watch.stop(targets.apply(arm));
            int batch = block.operation().kind() == Kind.WRITE && !cold.active()
                    ? profile.fork().insertBatches()
                    : 1;
            ForkPlace place =
                    new ForkPlace(block.round(), position, block.operation().name(), arm.name());
            return ForkMapper.fork(place, outcome.result(), outcome.notes(), batch, reading);
        } catch (RunnerException e) {
            throw failed(block, arm, ForkFailure.reason(jmh.log(), e), e);
        } catch (SQLException | IOException | UncheckedIOException | UserError e) {
            throw failed(block, arm, e.getMessage(), e);
        }
    }

    /** A fork that fails while its servers are well is no lost server; the same fork would fail again. */
    private UserError failed(Block block, Arm arm, String reason, Exception cause) {
        Shutdown.yieldToHooks();
        progress.end();
        List<Node> lost = checkpoints.lost(targets.apply(arm));
        return new UserError(
                lost.isEmpty() ? ForkFailure.code(cause) : ExitCode.SERVER,
                "round %d, %s on %s: %s: %s"
                        .formatted(
                                block.round() + 1,
                                block.operation().name(),
                                arm.name(),
                                lost.isEmpty() ? "the fork failed" : "a server was lost, " + LostNodes.named(lost),
                                reason),
                cause);
    }

    /** The same binds for all arms of a block: what differs is the arm, not the question. */
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
        Fork first = forks.get(0);
        for (Fork fork : forks) {
            if (!fork.resultChecksum().equals(first.resultChecksum())) {
                throw new UserError(
                        ExitCode.VERIFICATION_FAILED,
                        "round %d, %s: %s answered %s and %s answered %s to the same binds; a target was altered during the run"
                                .formatted(
                                        block.round() + 1,
                                        block.operation().name(),
                                        first.arm(),
                                        first.resultChecksum(),
                                        fork.arm(),
                                        fork.resultChecksum()));
            }
        }
    }
}
