package dev.pglayout.acceptance;

import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.reports.model.TargetRecord.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a load said, and can strike once when the first rows are on their way. */
final class RecordedProgress implements LoadProgress {
    final List<String> messages = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final AtomicLong rows = new AtomicLong();
    private final AtomicBoolean struck = new AtomicBoolean();
    private final Runnable atFirstRows;

    RecordedProgress() {
        this(() -> {});
    }

    RecordedProgress(Runnable atFirstRows) {
        this.atFirstRows = atFirstRows;
    }

    @Override
    public void started(String layout, String stage, long rows) {
        // Only the end of a stage counts here.
    }

    @Override
    public void rows(long more) {
        rows.addAndGet(more);
        if (struck.compareAndSet(false, true)) {
            atFirstRows.run();
        }
    }

    @Override
    public void finished(String layout, Stage stage) {
        finished.add(stage.name());
    }

    @Override
    public void abandoned() {
        finished.add("abandoned");
    }

    @Override
    public void message(String text) {
        messages.add(text);
    }
}
