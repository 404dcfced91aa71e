package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The raw data and verdicts as tables for other tools (RFC 4180, header line, {@code \n}). */
final class CsvFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    static final String SWEEP = "sweep.csv";

    private CsvFiles() {}

    /** One line per slice; a sample without slices has one with its value, a fork without samples one without. */
    static String forks(Run run) {
        return csv(
                "run_id,kind,round,position,operation,mode,arm,metric,unit,slice,value,started_at,plan_kind,"
                        + "result_checksum,steal_percent,load,checkpoints,excluded_reason",
                run.forks().stream().flatMap(fork -> samples(run, fork)));
    }

    static String verdicts(List<VerdictRecord> verdicts) {
        return csv(
                "operation,metric,arm,control,verdict,difference,difference_low,difference_high,ratio,ratio_low,ratio_high,"
                        + "p,p_adjusted,blocks,excluded_blocks,minimum_detectable_effect,median_arm,median_control,unit,reason",
                verdicts.stream()
                        .map(v -> row(
                                List.of(v.operation(), v.metric(), v.arm(), v.control(), v.verdict()),
                                effect(v.difference()),
                                effect(v.ratio()),
                                Arrays.asList(
                                        v.p(),
                                        v.pAdjusted(),
                                        v.blocks(),
                                        v.excludedBlocks(),
                                        v.minimumDetectableEffect(),
                                        v.medianArm(),
                                        v.medianControl(),
                                        v.unit(),
                                        v.reason()))));
    }

    private static List<?> effect(Effect effect) {
        return effect == null
                ? Arrays.asList(null, null, null)
                : Arrays.asList(effect.value(), effect.low(), effect.high());
    }

    private static Object[] row(List<?>... parts) {
        return Stream.of(parts).flatMap(List::stream).toArray();
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

    private static Stream<Object[]> samples(Run run, Fork f) {
        List<?> where = Arrays.asList(run.runId(), f.kind(), f.round(), f.position(), f.operation(), f.mode());
        List<?> host = Arrays.asList(f.stealPercent(), f.load(), f.checkpoints(), f.excludedReason());
        if (f.samples().isEmpty()) {
            List<?> nothing = Arrays.asList(null, null, null, null, null, f.startedAt(), null, null);
            return Stream.<Object[]>of(row(where, nothing, host));
        }
        return f.samples().stream().flatMap(s -> slices(s).stream()
                .map(slice -> row(
                        where,
                        Arrays.asList(s.arm(), s.metric(), s.unit()),
                        slice,
                        Arrays.asList(f.startedAt(), s.planKind(), s.resultChecksum()),
                        host)));
    }

    private static List<List<?>> slices(Sample s) {
        List<List<?>> slices = new ArrayList<>();
        for (int i = 0; i < s.slices().size(); i++) {
            slices.add(Arrays.asList(i, s.slices().get(i)));
        }
        return slices.isEmpty() ? List.of(Arrays.asList(null, s.value())) : slices;
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
