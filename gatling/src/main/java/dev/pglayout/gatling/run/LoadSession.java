package dev.pglayout.gatling.run;

import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.PrintStream;
import java.util.List;

/** A load test being written: whatever ends it, what was measured is kept, marked and reported. */
final class LoadSession {
    private final RunFolder folder;
    private final LoadRecorder recorder;
    private final PrintStream out;
    private boolean ended;

    LoadSession(RunFolder folder, LoadRecorder recorder, PrintStream out) {
        this.folder = folder;
        this.recorder = recorder;
        this.out = out;
    }

    PrintStream out() {
        return out;
    }

    LoadRecorder recorder() {
        return recorder;
    }

    /** Only the first end counts. */
    synchronized void end(Run.Status status, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        Run run = recorder.save(status, reason);
        if (run.loadTests().trials().isEmpty()) {
            out.println("Nothing was measured" + (reason == null ? "." : ": " + reason));
            return;
        }
        List<VerdictRecord> verdicts = Reports.write(run, folder.path());
        out.println();
        out.println(Reports.terminalTable(run, verdicts, folder.path()));
    }
}
