package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.model.TargetRecord.Stage;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.sweep.Figure;
import dev.pglayout.reports.sweep.Series;
import dev.pglayout.reports.sweep.SweepData;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The raw data and verdicts as tables for other tools (RFC 4180, header line, {@code \n}). */
final class CsvFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    static final String SWEEP = "sweep.csv";

    private CsvFiles() {}

    /** One line per measured iteration; a fork without iterations has one line without a value. */
    static String forks(Run run) {
        return csv(
                "run_id,round,position,operation,arm,mode,unit,iteration,value,started_at,plan_kind,"
                        + "result_checksum,steal_percent,load,checkpoints,excluded_reason",
                run.forks().stream().flatMap(f -> iterations(run, f)));
    }

    static String verdicts(List<VerdictRecord> verdicts) {
        return csv(
                "operation,arm,control,verdict,ratio,low,high,p,p_adjusted,blocks,excluded_blocks,"
                        + "minimum_detectable_effect,median_arm,median_control,unit,reason",
                verdicts.stream().map(v -> new Object[] {
                    v.operation(),
                    v.arm(),
                    v.control(),
                    v.verdict(),
                    v.ratio(),
                    v.low(),
                    v.high(),
                    v.p(),
                    v.pAdjusted(),
                    v.blocks(),
                    v.excludedBlocks(),
                    v.minimumDetectableEffect(),
                    v.medianArm(),
                    v.medianControl(),
                    v.unit(),
                    v.reason()
                }));
    }

    static String load(List<TargetRecord> targets) {
        return csv(
                "layout,provider,stage,seconds,rows,bytes,reused,unavailable",
                targets.stream().flatMap(CsvFiles::stages));
    }

    static String relations(List<TargetRecord> targets) {
        return csv(
                "layout,node,relation,rows,table_bytes,index_bytes,indexes,unavailable",
                targets.stream().flatMap(CsvFiles::relations));
    }

    /** One line per operation and point; times in the unit named, figures in milliseconds, bytes and seconds. */
    static String sweep(SweepData data) {
        List<Figure> figures = List.of(Figure.values());
        String names = figures.stream()
                .map(figure -> figure.name().toLowerCase(Locale.ROOT)
                        + (figure.unit() == Figure.Unit.COUNT
                                ? ""
                                : "_" + figure.unit().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(","));
        return csv(
                "dimension,value,layout,arm,operation,rounds,time,low,high,unit," + names,
                data.operations().stream()
                        .flatMap(operation -> data.times(operation).stream().flatMap(series -> series.points().stream()
                                .map(point -> sweep(data, series, point, figures)))));
    }

    private static Object[] sweep(SweepData data, Series series, Series.Point point, List<Figure> figures) {
        Interval interval = point.time().interval();
        Stream<Object> measured = Stream.of(
                data.sweep().dimension(),
                point.value() == null ? "" : point.value().longValue(),
                series.layout(),
                point.arm(),
                series.operation(),
                point.byRound().size(),
                point.time().value(),
                interval == null ? "" : interval.low(),
                interval == null ? "" : interval.high(),
                series.unit());
        Stream<Object> costs = figures.stream().map(figure -> figure.of(data, series.operation(), point.arm())
                .map(Object.class::cast)
                .orElse(""));
        return Stream.concat(measured, costs).toArray();
    }

    private static Stream<Object[]> iterations(Run run, Fork f) {
        int lines = Math.max(1, f.iterations().size());
        return IntStream.range(0, lines).mapToObj(i -> new Object[] {
            run.runId(),
            f.round(),
            f.position(),
            f.operation(),
            f.arm(),
            f.mode(),
            f.unit(),
            i,
            i < f.iterations().size() ? f.iterations().get(i) : null,
            f.startedAt(),
            f.planKind(),
            f.resultChecksum(),
            f.stealPercent(),
            f.load(),
            f.checkpoints(),
            f.excludedReason()
        });
    }

    private static Stream<Object[]> stages(TargetRecord t) {
        if (t.load() == null || t.load().stages().isEmpty()) {
            return Stream.of(
                    new Object[][] {{t.layout(), t.provider(), null, null, null, null, null, t.unavailable()}});
        }
        return t.load().stages().stream().map((Stage s) -> new Object[] {
            t.layout(),
            t.provider(),
            s.name(),
            s.seconds(),
            s.rows(),
            s.bytes(),
            t.load().reused(),
            t.unavailable()
        });
    }

    private static Stream<Object[]> relations(TargetRecord t) {
        if (t.relations().isEmpty()) {
            return Stream.of(new Object[][] {{t.layout(), null, null, null, null, null, null, t.unavailable()}});
        }
        return t.relations().stream().map((Relation r) -> new Object[] {
            t.layout(),
            r.node(),
            r.name(),
            r.rows(),
            r.tableBytes(),
            r.indexBytes(),
            String.join("; ", r.indexes()),
            t.unavailable()
        });
    }

    static String csv(String header, Stream<Object[]> rows) {
        StringWriter out = new StringWriter();
        CSVFormat format = FORMAT.builder().setHeader(header.split(",")).get();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            for (Object[] row : rows.toList()) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
