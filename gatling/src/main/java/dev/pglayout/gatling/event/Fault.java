package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.observe.Backends;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Outage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What goes wrong in production. Each fault ends by itself: afterwards all servers are up again. */
public sealed interface Fault extends LoadAction {
    /** Names of all faults, and how each is made of the time that it lasts. */
    Map<String, Function<Duration, Fault>> KNOWN = new TreeMap<>(Map.of(
            "kill-backend", hold -> new KillBackends(1),
            "kill-backends", hold -> new KillBackends(Integer.MAX_VALUE),
            "restart-server", hold -> new RestartServer(),
            "stop-shard", StopShard::new,
            "pause-shard", PauseShard::new));

    /** @param hold how long it lasts, of faults that last */
    static Fault named(String name, Duration hold) {
        Function<Duration, Fault> fault = KNOWN.get(name);
        if (fault == null) {
            throw UserError.unknown("fault", name, KNOWN.keySet());
        }
        return fault.apply(hold);
    }

    /** Sessions of clients end, as after {@code pg_terminate_backend} or the crash of a connection. */
    record KillBackends(int most) implements Fault {
        @Override
        public String run(EventContext context) throws Exception {
            int ended = Backends.terminate(context.target(), most);
            return ended + (ended == 1 ? " session" : " sessions") + " ended";
        }
    }

    /** Refuses it where servers are not pglayout's to break. */
    private static void require(EventContext context, Outage... needed) {
        Set<Outage> able = context.provider().outages();
        if (!able.containsAll(List.of(needed))) {
            throw UserError.badInput(
                    "provider '%s' does not %s servers here; allowed with it: kill-backend, kill-backends",
                    context.provider().name(), needed[0]);
        }
    }

    /** The entry server restarts: all sessions end, shared buffers are empty afterwards. */
    record RestartServer() implements Fault {
        @Override
        public void check(EventContext context) {
            require(context, Outage.RESTART);
        }

        @Override
        public String run(EventContext context) {
            Node entry = context.target().cluster().entry();
            context.provider().restart(entry);
            return entry.name() + " restarted";
        }

        @Override
        public void restore(EventContext context) {
            StopShard.start(context, context.target().cluster().entry());
        }
    }

    /** The first shard or worker is down for a while. */
    record StopShard(Duration hold) implements Fault {
        @Override
        public void check(EventContext context) {
            require(context, Outage.STOP, Outage.RESTART);
            shard(context);
        }

        @Override
        public String run(EventContext context) throws InterruptedException {
            Node shard = shard(context);
            context.provider().stop(shard);
            Thread.sleep(hold.toMillis());
            context.provider().restart(shard);
            return "%s down for %s s".formatted(shard.name(), hold.toMillis() / 1e3);
        }

        @Override
        public void restore(EventContext context) {
            start(context, shard(context));
        }

        /** Only if it is down: a restart of one that runs would be another fault. */
        static void start(EventContext context, Node node) {
            try {
                context.target()
                        .connect(node, Map.of("driver.loginTimeout", "5"))
                        .close();
            } catch (UserError | SQLException e) {
                context.provider().restart(node);
            }
        }

        static Node shard(EventContext context) {
            if (context.target().cluster().followers().isEmpty()) {
                throw UserError.badInput(
                        "'%s' has no shard or worker to stop or pause; use restart-server, or another layout",
                        context.target().key());
            }
            return context.target().cluster().followers().get(0);
        }
    }

    /** The first shard or worker answers nothing for a while, and keeps its connections. */
    record PauseShard(Duration hold) implements Fault {
        @Override
        public void check(EventContext context) {
            require(context, Outage.PAUSE);
            StopShard.shard(context);
        }

        @Override
        public String run(EventContext context) throws InterruptedException {
            Node shard = StopShard.shard(context);
            context.provider().pause(shard);
            Thread.sleep(hold.toMillis());
            context.provider().resume(shard);
            return "%s paused for %s s".formatted(shard.name(), hold.toMillis() / 1e3);
        }

        @Override
        public void restore(EventContext context) {
            context.provider().resume(StopShard.shard(context));
        }
    }
}
