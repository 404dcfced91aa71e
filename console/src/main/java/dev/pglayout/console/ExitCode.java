package dev.pglayout.console;

/** The exit codes of every command; the README lists them. */
public enum ExitCode {
    OK(0),
    /** A defect of pglayout itself; {@code --verbose} shows the stack trace. */
    INTERNAL(1),
    /** Bad input: an unknown name, a value out of range, a malformed file. */
    BAD_INPUT(2),
    /** The gate saw an arm slower than allowed. */
    REGRESSION(3),
    /** The run cannot be trusted: the A/A arm alarmed, or too few blocks are usable. */
    UNTRUSTED(4),
    /** A target did not answer like the reference, or its rows, placement or pruning are wrong. */
    VERIFICATION_FAILED(5),
    /** A server could not be started, or was lost. */
    SERVER(6),
    /** Another process holds the data directory or the run folder. */
    BUSY(7),
    /** Ctrl-C (SIGTERM gives 143, as everywhere); what was measured is kept. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
