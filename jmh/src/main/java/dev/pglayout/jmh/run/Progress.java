package dev.pglayout.jmh.run;

import java.io.PrintStream;
import java.time.Duration;

/** Says what runs, what is left, and the interim ratios: one line rewritten on a terminal, one line per block elsewhere. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private final int rounds;
    private int blocks;
    private String decided = "";
    private final InterimRatios ratios;
    private final long startNanos = System.nanoTime();
    private int done;
    private int skipped;
    private int lastWidth;

    Progress(PrintStream out, int rounds, int blocks, InterimRatios ratios) {
        this.out = out;
        this.terminal = System.console() != null;
        this.rounds = rounds;
        this.blocks = blocks;
        this.ratios = ratios;
    }

    /**
     * To be called before each round.
     *
     * @param most blocks that may still come
     * @param cells how many are decided, in words; may be empty
     */
    void left(int most, String cells) {
        blocks = skipped + done + most;
        decided = cells.isEmpty() ? "" : cells + "  ";
    }

    /** Prints a line of its own unless it is empty. */
    void note(String text) {
        if (!text.isEmpty()) {
            out.println(text);
        }
    }

    void fork(Block block, String arm) {
        if (terminal) {
            String line = "[%d/%d] round %d/%d  %s on %s  left %s  %s%s"
                    .formatted(
                            skipped + done + 1,
                            blocks,
                            block.round() + 1,
                            rounds,
                            block.operation().name(),
                            arm,
                            left(),
                            decided,
                            interim(block));
            out.print("\r" + line + " ".repeat(Math.max(0, lastWidth - line.length())));
            out.flush();
            lastWidth = line.length();
        }
    }

    /** A block that an earlier, interrupted run has measured. */
    void skip() {
        skipped++;
    }

    void block(Block block) {
        done++;
        if (!terminal) {
            out.printf(
                    "[%d/%d] round %d/%d  %-18s left %s  %s%s%n",
                    skipped + done,
                    blocks,
                    block.round() + 1,
                    rounds,
                    block.operation().name(),
                    left(),
                    decided,
                    interim(block));
        }
    }

    void end() {
        if (terminal && lastWidth > 0) {
            out.print("\r" + " ".repeat(lastWidth) + "\r");
            out.flush();
        }
    }

    private String interim(Block block) {
        return ratios.of(block.operation().name());
    }

    private String left() {
        if (done == 0) {
            return "?";
        }
        double perBlock = (System.nanoTime() - startNanos) / 1e9 / done;
        return human(Duration.ofSeconds(Math.round(perBlock * (blocks - skipped - done))));
    }

    static String human(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
