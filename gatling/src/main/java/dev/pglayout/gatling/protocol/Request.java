package dev.pglayout.gatling.protocol;

import io.gatling.commons.util.Clock;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import scala.Option;

/**
 * One step of a scenario: a user comes to it ({@link #execute}), waits for a worker, which draws the binds, waits for the time
 * to start if there is a schedule, asks, notes what came of it, and sends the user on.
 */
final class Request implements Action {
    private final Work work;
    private final JdbcComponents components;
    private final Clock clock;
    private final StatsEngine stats;
    private final Action next;
    private com.typesafe.scalalogging.Logger logger;

    Request(Work work, JdbcComponents components, Clock clock, StatsEngine stats, Action next) {
        this.work = work;
        this.components = components;
        this.clock = clock;
        this.stats = stats;
        this.next = next;
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public void execute(Session session) {
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            exit.get().exitBlock(stats, clock.nowMillis());
        } else {
            long ready = System.nanoTime();
            components.workers().submit(() -> run(session, ready));
        }
    }

    private void run(Session session, long ready) {
        Session after;
        try {
            after = ask(session, work.draw(new io.gatling.javaapi.core.Session(session)), ready);
        } catch (RuntimeException e) {
            // The simulation itself is wrong: a bind that no feeder gave, of another type, …
            stats.logRequestCrash(session.scenario(), session.groups(), name(), Failure.text(e));
            after = session.markAsFailed();
        }
        next.$bang(after);
    }

    private Session ask(Session session, Work.Call call, long ready) {
        long intended = components.intendedStart(session.scenario(), ready);
        Worker worker = Worker.current();
        if (intended == Pace.NONE_LEFT || !worker.mayAsk()) {
            return session.set(Pace.OVER, true);
        }
        Map<String, Object> saved = call.room();
        long rows = 0;
        String error = null;
        long started = System.nanoTime();
        try {
            rows = components.pool().use(worker, call, saved);
        } catch (SQLException | RuntimeException e) {
            error = Failure.text(e);
        }
        long ended = System.nanoTime();
        List<Work.Write> unconfirmed = error == null ? List.of() : call.writes();
        worker.asked(new EndedRequest(session, call.name(), intended, started, ended, error, rows, unconfirmed));
        return passOn(session, intended, ended, error == null, saved);
    }

    private Session passOn(Session session, long intended, long ended, boolean ok, Map<String, Object> saved) {
        Session after = session;
        if (session.blockStack().nonEmpty()) {
            after = after.logGroupRequestTimings(components.millis(intended), components.millis(ended));
        }
        for (Map.Entry<String, Object> each : saved.entrySet()) {
            after = after.set(each.getKey(), each.getValue());
        }
        return ok ? after : after.markAsFailed();
    }

    @Override
    public com.typesafe.scalalogging.Logger logger() {
        return logger;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(com.typesafe.scalalogging.Logger given) {
        logger = given;
    }
}
