package dev.pglayout.jmh.selftest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which slowdowns were seen, which missed, and the false alarms: {@code selftest.md} and {@code selftest.json}. */
final class SelfTestReport {
    static final String AA = "A/A";

    private final SelfTestRequest request;
    private final Map<String, Calibration> calibrations;
    private final List<Finding> findings;

    /** @param findings may still grow */
    SelfTestReport(SelfTestRequest request, Map<String, Calibration> calibrations, List<Finding> findings) {
        this.request = request;
        this.calibrations = calibrations;
        this.findings = findings;
    }

    /**
     * One slowdown over all repetitions.
     *
     * @param injected share of the control's time, as calibrated, or null where only its direction is known
     * @param seen verdicts SLOWER; for an A/A arm alarms of either direction
     * @param of cells that could be judged
     * @param medianRatio null if none could
     */
    private record Line(String slowdown, Double injected, int seen, int of, Double medianRatio, String verdicts) {}

    private record Result(
            String profile,
            int repetitions,
            Map<String, Calibration> calibrations,
            FalseAlarms falseAlarms,
            int falseAlarmsAllowed,
            boolean withinBound,
            List<Line> slowdowns,
            List<Finding> findings) {}

    FalseAlarms falseAlarms() {
        List<Finding> aa = findings.stream()
                .filter(SelfTestReport::isAa)
                .filter(SelfTestReport::judged)
                .toList();
        return new FalseAlarms((int) aa.stream().filter(SelfTestReport::alarm).count(), aa.size());
    }

    void write() throws IOException {
        FalseAlarms alarms = falseAlarms();
        Result result = new Result(
                request.profile(),
                request.repetitions(),
                calibrations,
                alarms,
                alarms.allowed(),
                alarms.withinBound(),
                lines(),
                findings);
        Files.writeString(
                request.folder().resolve("selftest.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
        Files.writeString(markdownFile(), text());
    }

    Path markdownFile() {
        return request.folder().resolve("selftest.md");
    }

    String text() {
        StringBuilder text = new StringBuilder("# Self-test\n\n");
        text.append("| slowdown | injected | seen | median ratio | verdicts |\n|---|---:|---:|---:|---|\n");
        for (Line line : lines()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d of %d | %s | %s |%n",
                    line.slowdown(),
                    line.injected() == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * line.injected()),
                    line.seen(),
                    line.of(),
                    line.medianRatio() == null ? "–" : String.format(Locale.ROOT, "%.3f", line.medianRatio()),
                    line.verdicts()));
        }
        return text.append('\n').append(falseAlarms().sentence()).append(".\n").toString();
    }

    private List<Line> lines() {
        Map<String, List<Finding>> bySlowdown = findings.stream()
                .collect(Collectors.groupingBy(Finding::slowdown, LinkedHashMap::new, Collectors.toList()));
        return bySlowdown.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(String slowdown, List<Finding> all) {
        List<Finding> judged = all.stream().filter(SelfTestReport::judged).toList();
        int seen = (int) judged.stream()
                .filter(finding ->
                        isAa(finding) ? alarm(finding) : finding.verdict().verdict() == Verdict.SLOWER)
                .count();
        String verdicts = all.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.verdict().verdict().name(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return new Line(slowdown, all.get(0).injected(), seen, judged.size(), medianRatio(judged), verdicts);
    }

    private static Double medianRatio(List<Finding> judged) {
        double[] ratios = judged.stream()
                .map(Finding::verdict)
                .map(VerdictRecord::ratio)
                .filter(Objects::nonNull)
                .mapToDouble(Effect::value)
                .sorted()
                .toArray();
        return ratios.length == 0
                ? null
                : Arrays.stream(ratios)
                        .skip((ratios.length - 1) / 2)
                        .findFirst()
                        .getAsDouble();
    }

    private static boolean isAa(Finding finding) {
        return finding.slowdown().startsWith(AA);
    }

    private static boolean alarm(Finding finding) {
        return finding.verdict().verdict() == Verdict.SLOWER
                || finding.verdict().verdict() == Verdict.FASTER;
    }

    private static boolean judged(Finding finding) {
        return finding.verdict().blocks() > 0;
    }
}
