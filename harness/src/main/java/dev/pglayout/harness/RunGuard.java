package dev.pglayout.harness;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.server.LostServer;
import dev.pglayout.reports.model.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Sees to it that a run is written however it ends: by itself, by a failure, by Ctrl-C or by SIGTERM. */
public final class RunGuard {
    private final Ending ending;
    private final Runnable onInterrupt;
    private final Supplier<List<String>> unverified;

    /** How a run is ended; called once or more, and only the first counts. */
    public interface Ending {
        void end(Run.Status status, String reason);
    }

    /**
     * @param onInterrupt what a signal asks for before the run is ended with {@link #INTERRUPTED}
     * @param unverified names what failed verification
     */
    public RunGuard(Ending ending, Runnable onInterrupt, Supplier<List<String>> unverified) {
        this.ending = ending;
        this.onInterrupt = onInterrupt;
        this.unverified = unverified;
    }

    public static final String INTERRUPTED = "Ctrl-C, or told to end by a signal";

    /** Runs {@code work}; a failure or Ctrl-C ends the run with what it has. */
    public ExitCode guard(Callable<ExitCode> work) {
        Thread hook = new Thread(onInterrupt, "end-run");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ExitCode code = work.call();
            // Work that a signal cut short may look as if it had come to its end.
            Shutdown.yieldToHooks();
            boolean whole = code != ExitCode.VERIFICATION_FAILED;
            ending.end(
                    whole ? Run.Status.COMPLETE : Run.Status.FAILED_VERIFICATION,
                    whole ? null : String.join(", ", unverified.get()) + " failed verification");
            return code;
        } catch (UserError e) {
            throw ended(e);
        } catch (Exception e) {
            if (e instanceof SQLException sql && LostServer.isLost(sql)) {
                throw ended(new UserError(ExitCode.SERVER, "a server was lost: " + firstLine(e), e));
            }
            Shutdown.yieldToHooks();
            ending.end(Run.Status.INTERRUPTED, String.valueOf(e.getMessage()));
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            removeHook(hook);
        }
    }

    private UserError ended(UserError e) {
        Shutdown.yieldToHooks();
        ending.end(statusOf(e), e.getMessage());
        return e;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Run.Status statusOf(UserError e) {
        return switch (e.exitCode()) {
            case SERVER -> Run.Status.SERVER_LOST;
            case VERIFICATION_FAILED -> Run.Status.FAILED_VERIFICATION;
            default -> Run.Status.INTERRUPTED;
        };
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already: the hook is what ends the run.
        }
    }
}
