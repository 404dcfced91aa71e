package dev.pglayout.gatling.protocol;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that asks servers. What a user does between two requests runs here too: handing it to an event loop and back would
 * cost two thread switches per request, which is more than the request itself.
 */
final class Worker extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Workers workers;
    private final Deque<Runnable> own = new ArrayDeque<>();
    private final Object lock = new Object();
    private List<EndedRequest> samples = new ArrayList<>();
    private volatile boolean asking;
    private volatile Connection busyWith;
    private volatile long busySince;

    Worker(Workers workers, String name) {
        super(name);
        this.workers = workers;
        setDaemon(true);
    }

    /** The worker that this code runs on, or null. */
    static Worker current() {
        return Thread.currentThread() instanceof Worker worker ? worker : null;
    }

    boolean belongsTo(Workers others) {
        return workers == others;
    }

    /** Runs next on this thread, after what runs now. */
    void next(Runnable task) {
        own.add(task);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Runnable task = own.poll();
                run(task == null ? workers.take() : task);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", getName());
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // One user is lost, not the worker, or all who come after would wait for ever.
            LOG.error("{}: {}", getName(), e.toString(), e);
        }
    }

    /** Whether it may ask; if so, {@link Workers#finish} waits until {@link #asked}. */
    boolean mayAsk() {
        asking = true;
        if (workers.finishing()) {
            asking = false;
        }
        return asking;
    }

    void asked(EndedRequest sample) {
        add(sample);
        asking = false;
    }

    boolean asking() {
        return asking;
    }

    void busy(Connection connection) {
        busySince = System.nanoTime();
        busyWith = connection;
    }

    /** The next statement of the same transaction begins: each has its own time-out. */
    static void nextStatement() {
        Worker worker = current();
        if (worker != null) {
            worker.busySince = System.nanoTime();
        }
    }

    void idle() {
        busyWith = null;
    }

    /** Gives up on a server that does not even cancel; the request then fails like one whose connection broke. */
    void abortIfBusySince(long limit) {
        Connection connection = busyWith;
        if (connection != null && busySince - limit < 0) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("{} cannot be aborted", getName(), e);
            }
        }
    }

    private void add(EndedRequest sample) {
        synchronized (lock) {
            samples.add(sample);
        }
    }

    List<EndedRequest> drain() {
        synchronized (lock) {
            List<EndedRequest> full = samples;
            samples = new ArrayList<>(full.size());
            return full;
        }
    }
}
