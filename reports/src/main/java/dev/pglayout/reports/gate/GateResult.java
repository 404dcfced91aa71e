package dev.pglayout.reports.gate;

import dev.pglayout.console.ExitCode;
import java.util.List;

/**
 * What the gate says of a run.
 *
 * @param code {@code OK}, {@code REGRESSION} or {@code UNTRUSTED}; a run that is not trustworthy is no regression
 * @param summary one line
 * @param untrusted why the run must not be believed, one line each
 * @param notes what a reader should know besides
 */
public record GateResult(
        ExitCode code,
        String runId,
        String against,
        String summary,
        List<GateCell> cells,
        List<String> untrusted,
        List<String> notes) {}
