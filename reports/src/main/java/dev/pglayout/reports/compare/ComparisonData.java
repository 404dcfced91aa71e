package dev.pglayout.reports.compare;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A comparison for other tools; reports/SCHEMA.md describes it.
 *
 * @param base id of the run compared with
 */
record ComparisonData(
        int schemaVersion,
        String base,
        String baseCreatedAt,
        String other,
        String otherCreatedAt,
        String control,
        List<ComparedCell> cells,
        List<String> differences) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setHeader(("base,new,operation,metric,arm,verdict,ratio,low,high,p,p_adjusted,nights,base_ratio,new_ratio,"
                            + "base_median,new_median,unit,base_verdict,new_verdict,reason")
                    .split(","))
            .get();

    static ComparisonData of(Comparison comparison) {
        return new ComparisonData(
                1,
                comparison.base().runId(),
                comparison.base().createdAt(),
                comparison.other().runId(),
                comparison.other().createdAt(),
                comparison.other().plan().control(),
                comparison.cells(),
                comparison.differences());
    }

    static String csv(Comparison comparison) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (ComparedCell cell : comparison.cells()) {
                csv.printRecord(
                        comparison.base().runId(),
                        comparison.other().runId(),
                        cell.operation(),
                        cell.metric(),
                        cell.arm(),
                        cell.verdict(),
                        cell.ratio(),
                        cell.low(),
                        cell.high(),
                        cell.p(),
                        cell.pAdjusted(),
                        cell.nights(),
                        cell.baseRatio(),
                        cell.newRatio(),
                        cell.baseMedian(),
                        cell.newMedian(),
                        cell.unit(),
                        cell.baseVerdict(),
                        cell.newVerdict(),
                        cell.reason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
