package dev.pglayout.gatling.protocol;

import io.gatling.core.CoreComponents;
import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import scala.Function1;
import scala.runtime.BoxedUnit;

/** What all users of one database share while a simulation runs: pool, workers, journal. */
final class JdbcComponents implements ProtocolComponents {
    private final JdbcProtocol protocol;
    private final Pool pool;
    private final Workers workers;
    private final Journal journal;
    private final Map<EventLoop, EventLoop> loops = new ConcurrentHashMap<>();
    private final AtomicInteger users = new AtomicInteger();

    private JdbcComponents(JdbcProtocol protocol, CoreComponents core) {
        this.protocol = protocol;
        this.pool = new Pool(protocol);
        this.workers = new Workers(protocol.connections);
        this.journal = new Journal(protocol, workers, pool, core.statsEngine());
    }

    static JdbcComponents start(JdbcProtocol protocol, CoreComponents core) {
        JdbcComponents components = new JdbcComponents(protocol, core);
        core.actorSystem().registerOnTermination(() -> {
            components.close();
            return BoxedUnit.UNIT;
        });
        components.pool.fill(protocol);
        components.workers.start();
        components.journal.start();
        return components;
    }

    Database database() {
        return protocol.database;
    }

    Pool pool() {
        return pool;
    }

    Workers workers() {
        return workers;
    }

    long millis(long nanoTime) {
        return journal.millis(nanoTime);
    }

    /** When a request is to start; waits until then. */
    long intendedStart(String scenario, long ready) {
        Pace pace = protocol.paces.get(scenario);
        return pace == null ? ready : pace.await(ready);
    }

    @Override
    public Function1<Session, Session> onStart() {
        return session -> {
            users.incrementAndGet();
            protocol.listener.userStarts(session.scenario());
            EventLoop loop = loops.computeIfAbsent(session.eventLoop(), WorkerLoop::new);
            return session.copy(
                    session.scenario(),
                    session.userId(),
                    session.attributes(),
                    session.baseStatus(),
                    session.blockStack(),
                    session.onExit(),
                    loop);
        };
    }

    @Override
    public Function1<Session, BoxedUnit> onExit() {
        return session -> {
            if (users.decrementAndGet() == 0) {
                // Gatling may stop its writers now; what they were not told by then is lost to its page.
                journal.tell();
            }
            return BoxedUnit.UNIT;
        };
    }

    private void close() {
        journal.close();
        workers.stop();
        pool.close();
    }
}
