package dev.pglayout.gatling.protocol;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** As many workers as connections, and the requests that wait for one. */
final class Workers {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<Worker> all;
    private volatile boolean finishing;

    Workers(int number) {
        all = IntStream.range(0, number)
                .mapToObj(i -> new Worker(this, "jdbc-" + i))
                .toList();
    }

    void start() {
        all.forEach(Worker::start);
    }

    /** A user who is on a worker already stays there, unless somebody waits longer. */
    void submit(Runnable request) {
        Worker here = Worker.current();
        if (here != null && here.belongsTo(this) && waiting.isEmpty()) {
            here.next(request);
        } else {
            waiting.add(request);
        }
    }

    Runnable take() throws InterruptedException {
        return waiting.take();
    }

    List<Worker> all() {
        return all;
    }

    boolean finishing() {
        return finishing;
    }

    /** Lets no more requests begin, and waits for those under way: what a server confirms must be noted. */
    void finish(long patienceMillis) {
        finishing = true;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (System.nanoTime() - until < 0 && all.stream().anyMatch(Worker::asking)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    void stop() {
        all.forEach(Thread::interrupt);
    }
}
