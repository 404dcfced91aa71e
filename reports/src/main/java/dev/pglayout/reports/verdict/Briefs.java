package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a run's {@link Brief}. */
public final class Briefs {
    /** Millionths: far below what any machine repeats, and files that people can read. */
    private static final double PRECISION = 1e6;

    private Briefs() {}

    public static Brief of(Run run) {
        List<Cell> cells = Judge.cells(run);
        List<VerdictRecord> verdicts = Judge.judge(run);
        List<Brief.Cell> brief = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            brief.add(cell(cells.get(i), verdicts.get(i)));
        }
        Environment environment = run.environment();
        return new Brief(
                Brief.SCHEMA_VERSION,
                run.schemaVersion(),
                run.runId(),
                run.profile(),
                run.createdAt(),
                run.cache(),
                run.plan(),
                environment == null ? new Environment(Map.of(), Map.of(), Map.of()) : environment,
                run.targets().stream().map(Briefs::target).toList(),
                List.copyOf(brief));
    }

    private static Brief.Cell cell(Cell cell, VerdictRecord verdict) {
        List<Double> logRatios = cell.isJudged()
                ? cell.pairs().stream()
                        .map(pair -> Math.rint(pair.logRatio() * PRECISION) / PRECISION)
                        .toList()
                : List.of();
        return new Brief.Cell(
                verdict.operation(),
                verdict.metric(),
                verdict.arm(),
                verdict.verdict(),
                logRatios,
                verdict.medianArm(),
                verdict.medianControl(),
                verdict.unit());
    }

    private static Brief.Target target(TargetRecord target) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        target.nodes().forEach(node -> settings.put(node.name(), node.settings()));
        return new Brief.Target(
                target.layout(), target.provider(), target.serverVersion(), target.fingerprint(), settings);
    }
}
