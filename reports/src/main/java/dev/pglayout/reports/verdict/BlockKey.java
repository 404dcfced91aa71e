package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;

/** What makes a block: all samples of one round of one operation in one mode, from however many forks they came. */
public record BlockKey(int round, String operation, String mode) {

    public static BlockKey of(Fork fork) {
        return new BlockKey(fork.round(), fork.operation(), fork.mode());
    }
}
