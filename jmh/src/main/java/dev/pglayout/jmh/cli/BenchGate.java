package dev.pglayout.jmh.cli;

import dev.pglayout.console.ExitCode;
import dev.pglayout.jmh.run.BenchRun;
import dev.pglayout.reports.gate.Gate;
import dev.pglayout.reports.gate.GateOptions;
import dev.pglayout.reports.gate.GateResult;
import dev.pglayout.reports.gate.Margins;
import dev.pglayout.reports.io.RunReader;
import java.io.PrintStream;
import java.nio.file.Path;

/** The gate after a run. */
record BenchGate(Path reports, GateOptions options) {

    /** Refuses a baseline that is not there before an hour is spent measuring. */
    static BenchGate of(String name, Path runs) {
        Path reports = runs.toAbsolutePath().getParent();
        String reference = name.startsWith("baseline:") ? name : "baseline:" + name;
        GateOptions options = GateOptions.against(reference).with(Margins.read(reports.resolve("gate.conf")));
        Gate.require(reports, options);
        return new BenchGate(reports, options);
    }

    ExitCode check(BenchRun bench, PrintStream out) throws Exception {
        ExitCode code = bench.execute();
        if (code != ExitCode.OK) {
            return code;
        }
        GateResult result = Gate.check(RunReader.read(bench.folder()).run(), reports, options);
        result.notes().forEach(note -> out.println("Note: " + note));
        out.println(result.summary());
        return result.code();
    }
}
