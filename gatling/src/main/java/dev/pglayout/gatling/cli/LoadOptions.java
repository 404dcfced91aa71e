package dev.pglayout.gatling.cli;

import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.gatling.run.LoadSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The profile's options, and those of its part on load tests; a picocli mixin. */
final class LoadOptions {
    @Mixin
    private ProfileOptions profile;

    @Option(
            names = "--mix",
            paramLabel = "NAME|FILE",
            description =
                    "What is asked, with weights: oltp, reporting, ingest, hot-tenant, or a .conf file. Default: oltp.")
    private void mix(String value) {
        set("mix", value);
    }

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds; each gives one block.")
    private void rounds(String value) {
        set("rounds", value);
    }

    @Option(names = "--warm-up", paramLabel = "TIME", description = "Of each trial, not measured, such as 3s.")
    private void warmUp(String value) {
        set("warm-up", value);
    }

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "Of each trial's measured phase, such as 30s or 5m.")
    private void duration(String value) {
        set("duration", value);
    }

    @Option(names = "--probe-duration", paramLabel = "TIME", description = "Of each trial of a capacity search.")
    private void probeDuration(String value) {
        set("probe-duration", value);
    }

    @Option(names = "--max-users", paramLabel = "N", description = "The most that a capacity search tries.")
    private void maxUsers(String value) {
        set("max-users", value);
    }

    @Option(
            names = "--curve",
            paramLabel = "LIST",
            description = "Shares of each capacity at which latency is taken. Default: 0.5,0.7,0.9.")
    private void curve(String value) {
        set("curve", value);
    }

    @Option(
            names = "--common-share",
            paramLabel = "SHARE",
            description = "Of the slowest layout's capacity: the rate at which all are compared. Default: 0.6.")
    private void commonShare(String value) {
        set("common-share", value);
    }

    @Option(
            names = "--think-time",
            paramLabel = "TIME",
            description = "Between two operations of a user, in closed models. Default: none.")
    private void thinkTime(String value) {
        set("think-time", value);
    }

    @Option(
            names = "--max-p99",
            paramLabel = "TIME",
            description = "Promised of each operation at a given load, such as 50ms: exit code 3 if a trial breaks it."
                    + " Default: none.")
    private void maxP99(String value) {
        set("max-p99", value);
    }

    @Option(
            names = "--max-error-share",
            paramLabel = "SHARE",
            description = "The same of errors, such as 0.01. Default: none.")
    private void maxErrorShare(String value) {
        set("max-error-share", value);
    }

    @Option(names = "--aa", paramLabel = "BOOLEAN", description = "Whether the control stands twice. Default: true.")
    private void aa(String value) {
        profile.set("aa", value);
    }

    @Option(
            names = "--margin",
            paramLabel = "SHARE|TIME",
            description = "Smallest effect that matters: 5%%, 200us, or '5%% 200us' for both. Default: 5%%.")
    private void margin(String value) {
        set("margin", value);
    }

    private void set(String option, String value) {
        profile.set(LoadSettings.path(option), value);
    }

    ProfileOptions profile() {
        return profile;
    }

    LoadSettings settings() {
        return LoadSettings.of(profile.settings());
    }
}
