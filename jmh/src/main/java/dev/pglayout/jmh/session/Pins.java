package dev.pglayout.jmh.session;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.environment.Affinity;
import dev.pglayout.fixtures.environment.BackendProcess;
import dev.pglayout.fixtures.plan.Pinning;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts a client's thread and its sessions' entry backends where the run's pinning wants them; other threads and servers stay free. */
public final class Pins {
    private Pins() {}

    /** To be called by the thread that executes. All of it ends with the thread and the sessions. */
    public static void apply(Pinning pinning, List<Connection> sessions) throws SQLException {
        if (pinning == Pinning.NONE) {
            return;
        }
        try {
            List<Long> backends = backends(sessions);
            if (pinning == Pinning.TOGETHER) {
                backends.add(Affinity.thisThread());
            } else {
                Affinity.pin(List.of(Affinity.thisThread()), processorOfClient(pinning));
            }
            Affinity.pin(backends, processorOfBackends());
        } catch (IOException e) {
            throw new UserError(ExitCode.SERVER, "sessions cannot be pinned (--pinning none): " + e.getMessage(), e);
        }
    }

    /** Where entry backends are put: on the last processor, as the first usually has the machine's interrupts. */
    public static int processorOfBackends() throws IOException {
        List<Integer> allowed = Affinity.allowed();
        return allowed.get(allowed.size() - 1);
    }

    /** Where the client is put, if it is put anywhere. */
    public static int processorOfClient(Pinning pinning) throws IOException {
        return pinning == Pinning.TOGETHER
                ? processorOfBackends()
                : Affinity.allowed().get(0);
    }

    /**
     * Whether that can be done here.
     *
     * @param session one of those that are going to be pinned; its own backend stays where it was allowed to be
     * @return why not; empty if it can
     */
    public static String obstacle(Pinning pinning, Connection session) throws SQLException {
        if (!Affinity.known()) {
            return "this system has no affinities that pglayout can set";
        }
        try {
            if (pinning == Pinning.APART && Affinity.allowed().size() < 2) {
                return "there is one processor only";
            }
            List<Long> backends = backends(List.of(session));
            Affinity.pin(backends, processorOfBackends());
            return "";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static List<Long> backends(List<Connection> sessions) throws SQLException, IOException {
        List<Long> pids = new ArrayList<>();
        for (Connection session : sessions) {
            pids.add(BackendProcess.pid(session)
                    .orElseThrow(() -> new IOException("a session's server runs elsewhere or in a container")));
        }
        return pids;
    }
}
