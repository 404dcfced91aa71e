package dev.pglayout.reports.gate;

import java.util.Optional;

/**
 * What the gate compares, and how strictly.
 *
 * @param against {@code baseline:NAME}, or a run: its folder, file, id or {@code latest}
 * @param before arm of the run that {@code after} is compared with; both or none
 * @param allowShortHistory whether a history that is still too short leaves the gate open instead of closing it
 */
public record GateOptions(
        Optional<String> against,
        Optional<String> before,
        Optional<String> after,
        Margins margins,
        boolean allowShortHistory) {

    public static GateOptions against(String reference) {
        return new GateOptions(Optional.of(reference), Optional.empty(), Optional.empty(), Margins.OF_THE_RUN, false);
    }

    public GateOptions with(Margins others) {
        return new GateOptions(against, before, after, others, allowShortHistory);
    }
}
