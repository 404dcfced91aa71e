package dev.pglayout.reports;

import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.Baseline;
import dev.pglayout.reports.render.Renderer;
import dev.pglayout.reports.render.Surroundings;
import dev.pglayout.reports.verdict.Judge;
import java.nio.file.Path;
import java.util.List;

/** Writes runs and everything that is derived from them. */
public final class Reports {
    private Reports() {}

    /**
     * Writes {@code run.json} into an existing folder, then all that {@link #rebuild} derives.
     *
     * @return the verdicts
     * @throws dev.pglayout.console.UserError if the folder holds a finished or another run
     */
    public static List<VerdictRecord> write(Run run, Path folder) {
        RunFolder.of(folder).write(run);
        // Read back, so that what is shown now is what the files will say later.
        return rebuild(RunReader.readAny(folder));
    }

    /** Derives verdicts, tables and the page from raw data alone; {@code run.json} is not touched. */
    public static List<VerdictRecord> rebuild(LoadedRun loaded) {
        return rebuild(loaded, null);
    }

    /** {@link #rebuild(LoadedRun)}, held against {@code baseline} where one is given. */
    public static List<VerdictRecord> rebuild(LoadedRun loaded, Baseline baseline) {
        List<VerdictRecord> verdicts = Judge.judge(loaded.run());
        RunFolder folder = RunFolder.of(loaded.folder());
        folder.write(verdicts);
        Surroundings around = new Surroundings(loaded.notes(), loaded.folder(), baseline);
        new Renderer(loaded.run(), verdicts).files(around).forEach(folder::write);
        return verdicts;
    }

    /** Ratios per operation and arm with interval and verdict, and how far to trust them. */
    public static String terminalTable(Run run, List<VerdictRecord> verdicts) {
        return new Renderer(run, verdicts).terminalTable();
    }

    /** {@link #terminalTable(Run, List)} and where the page is. */
    public static String terminalTable(Run run, List<VerdictRecord> verdicts, Path folder) {
        return terminalTable(run, verdicts) + "Report: "
                + folder.resolve("index.html").toUri() + "\n";
    }
}
