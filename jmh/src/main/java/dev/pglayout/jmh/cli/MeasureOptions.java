package dev.pglayout.jmh.cli;

import dev.pglayout.fixtures.cli.ProfileOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The profile's options, and those that only measuring needs; a picocli mixin. */
final class MeasureOptions {
    @Mixin
    private ProfileOptions profile;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds; each gives one block per operation.")
    private void rounds(String value) {
        profile.set("rounds", value);
    }

    @Option(
            names = "--until-decided",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOLEAN",
            description = "Leaves an arm out of an operation's further rounds once its verdict is decided.")
    private void untilDecided(String value) {
        profile.set("until-decided", value);
    }

    @Option(
            names = "--max-rounds",
            paramLabel = "N",
            description = "With --until-decided: the most rounds. Default: 30.")
    private void maxRounds(String value) {
        profile.set("max-rounds", value);
    }

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            description = "With --until-decided: no further round begins after it, such as 20m. Default: 12h.")
    private void maxTime(String value) {
        profile.set("max-time", value);
    }

    @Option(names = "--aa", paramLabel = "BOOLEAN", description = "Whether the control stands twice. Default: true.")
    private void aa(String value) {
        profile.set("aa", value);
    }

    @Option(
            names = "--cache",
            paramLabel = "hot|cold",
            description = "cold restarts the servers before each fork and times one execution. Default: hot.")
    private void cache(String value) {
        profile.set("cache", value);
    }

    @Option(
            names = "--margin",
            paramLabel = "SHARE|TIME",
            description = "Smallest effect that matters: 2%%, 20us, or '2%% 20us' for both. Default: 1.5%%.")
    private void margin(String value) {
        profile.set("margin", value);
    }

    @Option(names = "--warmup-millis", paramLabel = "N", description = "Warm-up of each arm in each fork.")
    private void warmupMillis(String value) {
        profile.set("warmup-millis", value);
    }

    @Option(names = "--arm-millis", paramLabel = "N", description = "Measured of each arm in each fork.")
    private void armMillis(String value) {
        profile.set("arm-millis", value);
    }

    @Option(names = "--slice-millis", paramLabel = "N", description = "The shortest slice.")
    private void sliceMillis(String value) {
        profile.set("slice-millis", value);
    }

    @Option(
            names = "--slice-executions",
            paramLabel = "N",
            description = "That a slice should hold of the slowest arm.")
    private void sliceExecutions(String value) {
        profile.set("slice-executions", value);
    }

    @Option(names = "--least-turns", paramLabel = "N", description = "Turns of each fork, however long they take.")
    private void leastTurns(String value) {
        profile.set("least-turns", value);
    }

    @Option(names = "--insert-batches", paramLabel = "N", description = "Batches of each arm in each fork of a write.")
    private void insertBatches(String value) {
        profile.set("insert-batches", value);
    }

    @Option(names = "--insert-slice-batches", paramLabel = "N", description = "Batches of a write in each slice.")
    private void insertSliceBatches(String value) {
        profile.set("insert-slice-batches", value);
    }

    @Option(
            names = "--pinning",
            paramLabel = "together|apart|none",
            description =
                    "Client and entry backend on one processor, on two, or where the system puts them. Default: together.")
    private void pinning(String value) {
        profile.set("pinning", value);
    }

    @Option(names = "--heap", paramLabel = "SIZE", description = "Heap of each fork, as -Xmx takes it.")
    private void heap(String value) {
        profile.set("heap", value);
    }

    ProfileOptions profile() {
        return profile;
    }
}
