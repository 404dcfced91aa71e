package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.model.TargetRecord.Stage;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The raw data and verdicts as tables for other tools (RFC 4180, header line, {@code \n}). */
final class CsvFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

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
