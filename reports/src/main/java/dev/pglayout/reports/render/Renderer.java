package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.sweep.SweepData;
import dev.pglayout.reports.verdict.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is derived from a run and its verdicts, as text. */
public final class Renderer {
    private final RunIndex index;
    private final Trust trust;

    public Renderer(Run run, List<VerdictRecord> verdicts) {
        this(run, verdicts, Trust.of(run, verdicts));
    }

    Renderer(Run run, List<VerdictRecord> verdicts, Trust trust) {
        this.index = new RunIndex(run, verdicts);
        this.trust = trust;
    }

    /** The files of the run folder, name to content. */
    public Map<String, String> files(Surroundings around) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("forks.csv", CsvFiles.forks(index.run()));
        files.put("verdicts.csv", CsvFiles.verdicts(index.verdicts()));
        files.put("load.csv", CsvFiles.load(index.run().targets()));
        files.put("relations.csv", CsvFiles.relations(index.run().targets()));
        if (index.run().loadTests() != null) {
            files.putAll(LoadCsv.files(index.run().loadTests()));
        }
        SweepData.of(index.run()).ifPresent(data -> files.put(CsvFiles.SWEEP, CsvFiles.sweep(data)));
        files.put("summary.md", Summary.of(index, trust, around));
        files.put("index.html", HtmlReport.of(index, trust, around));
        return files;
    }

    public String terminalTable() {
        return new TerminalTable(index, trust).text() + Sweeps.text(index.run());
    }
}
