package dev.pglayout.gatling.event;

import dev.pglayout.reports.model.loadtest.LoadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Does the events of one trial at their times, one after the other, on a thread of its own. */
public final class EventSchedule implements AutoCloseable {
    /** For an event that is cut short to say so. */
    private static final long END_MILLIS = 5_000;

    private final List<PlannedEvent> events;
    private final EventContext context;
    private final List<LoadEvent> done = new ArrayList<>();
    private Thread thread;
    private PlannedEvent current;
    private double currentStarted;

    public EventSchedule(List<PlannedEvent> events, EventContext context) {
        this.events =
                events.stream().sorted(Comparator.comparing(PlannedEvent::at)).toList();
        this.context = context;
    }

    /** Begins to count; to be called when the trial's measured phase begins, and only once. */
    public synchronized void start(Instant measuring) {
        if (events.isEmpty() || thread != null) {
            return;
        }
        thread = new Thread(() -> run(measuring), "events");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Instant measuring) {
        try {
            for (PlannedEvent event : events) {
                long wait = Duration.between(Instant.now(), measuring.plus(event.at()))
                        .toMillis();
                Thread.sleep(Math.max(0, wait));
                add(happen(event, measuring));
            }
        } catch (InterruptedException e) {
            // The trial is over.
            Thread.currentThread().interrupt();
        }
    }

    private LoadEvent happen(PlannedEvent event, Instant measuring) {
        double started = since(measuring);
        begin(event, started);
        String outcome;
        boolean failed = false;
        try {
            outcome = event.action().run(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = "cut short, because the trial ended";
            failed = true;
        } catch (Exception e) {
            // Whatever it was belongs into the report; the load goes on.
            outcome = firstLine(e);
            failed = true;
        }
        double ended = since(measuring);
        String left = restore(event);
        return new LoadEvent(
                event.name(), seconds(event), started, ended, outcome + left, failed || !left.isEmpty(), null);
    }

    private synchronized void begin(PlannedEvent event, double started) {
        current = event;
        currentStarted = started;
    }

    /**
     * Where the event failed half-way, nothing that it took away stays away.
     *
     * @return what could not be brought back; empty if all was
     */
    private String restore(PlannedEvent event) {
        try {
            event.action().restore(context);
            return "";
        } catch (RuntimeException e) {
            return "; not brought back: " + firstLine(e);
        }
    }

    private synchronized void add(LoadEvent event) {
        done.add(event);
        current = null;
    }

    /** Waits for the event that is under way, and says what became of all. */
    public List<LoadEvent> finish(Duration patience) {
        join(patience);
        close();
        List<LoadEvent> all = new ArrayList<>();
        synchronized (this) {
            all.addAll(done);
            if (current != null) {
                all.add(unended());
            }
        }
        for (PlannedEvent event : events.subList(all.size(), events.size())) {
            all.add(new LoadEvent(event.name(), seconds(event), null, null, "the trial ended before it", true, null));
        }
        return all;
    }

    private LoadEvent unended() {
        return new LoadEvent(
                current.name(),
                seconds(current),
                currentStarted,
                null,
                "had not ended when the trial was over, and could not be cut short",
                true,
                null);
    }

    private void join(Duration patience) {
        boolean underWay;
        synchronized (this) {
            underWay = current != null;
        }
        if (underWay) {
            joinFor(patience.toMillis());
        }
    }

    private void joinFor(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is under way, and brings back what it took away; also where the run is interrupted. */
    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        PlannedEvent interrupted;
        synchronized (this) {
            interrupted = current;
        }
        thread.interrupt();
        if (interrupted != null) {
            restore(interrupted);
        }
        joinFor(END_MILLIS);
    }

    private static double since(Instant measuring) {
        return Duration.between(measuring, Instant.now()).toMillis() / 1e3;
    }

    private static double seconds(PlannedEvent event) {
        return event.at().toMillis() / 1e3;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage() == null ? e.toString() : e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
