package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/**
 * Stands in the list of commands for one that lives in another program: Gatling brings Scala and Netty, and what is on a
 * benchmark's class path is part of what it measures. The launcher starts the right one.
 */
@Command(
        name = "load-test",
        description =
                "Drives concurrent mixed workloads with Gatling: capacity, latency at one rate for all, faults under load.")
public final class LoadTestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Unmatched
    private List<String> all = List.of();

    @Override
    public Integer call() {
        throw UserError.badInput("load-test needs Gatling, which is not on the class path of benchmarks; start it by"
                + " './pglayout load-test' or 'mvn -pl gatling verify'");
    }
}
