package dev.pglayout.jmh.cli;

import dev.pglayout.console.ExitCode;
import dev.pglayout.jmh.run.BenchRun;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.gate.Gate;
import dev.pglayout.reports.gate.GateOptions;
import dev.pglayout.reports.gate.GateResult;
import dev.pglayout.reports.gate.Margins;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.ReportFolders;
import dev.pglayout.reports.io.RunReader;
import java.io.PrintStream;
import java.nio.file.Path;

/** The gate after a run. */
record BenchGate(ReportFolders folders, GateOptions options) {

    /** Refuses a baseline that is not there before an hour is spent measuring. */
    static BenchGate of(String name, Path runs) {
        ReportFolders folders = ReportFolders.around(runs);
        String reference = name.startsWith("baseline:") ? name : "baseline:" + name;
        GateOptions options = GateOptions.against(reference).with(Margins.read(folders.gateConf()));
        Gate.require(folders, options);
        return new BenchGate(folders, options);
    }

    ExitCode check(BenchRun bench, PrintStream out) throws Exception {
        ExitCode code = bench.execute();
        if (code != ExitCode.OK) {
            return code;
        }
        LoadedRun loaded = RunReader.readAny(bench.folder());
        GateResult result = Gate.check(loaded.run(), folders, options);
        Gate.baseline(loaded.run(), folders, options).ifPresent(baseline -> Reports.rebuild(loaded, baseline));
        result.notes().forEach(note -> out.println("Note: " + note));
        out.println(result.summary());
        return result.code();
    }
}
