package dev.pglayout.console;

/** Something the user can mend. The message is one line: what is wrong, where, and what is allowed. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public UserError(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public UserError(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static UserError badInput(String format, Object... args) {
        return new UserError(ExitCode.BAD_INPUT, format.formatted(args));
    }

    public static UserError server(String format, Object... args) {
        return new UserError(ExitCode.SERVER, format.formatted(args));
    }

    /** An unknown name, with the nearest allowed one and the list of all. */
    public static UserError unknown(String what, String given, Iterable<String> allowed) {
        return badInput(
                "unknown %s '%s'%s; allowed: %s",
                what, given, Nearest.hint(given, allowed), String.join(", ", allowed));
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
