package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A load test's trials as tables for other tools. */
final class LoadCsv {
    /** Names of the files, in order. */
    static final List<String> FILES = List.of("trials.csv", "seconds.csv", "server.csv");

    private LoadCsv() {}

    static Map<String, String> files(LoadTests tests) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILES.get(0), trials(tests));
        files.put(FILES.get(1), seconds(tests));
        files.put(FILES.get(2), server(tests));
        return files;
    }

    /** One line per trial and operation. Times in nanoseconds; of trials that do not hold, percentiles are withheld. */
    private static String trials(LoadTests tests) {
        return CsvFiles.csv(
                "folder,purpose,trial,round,position,arm,model,users,target_rate,achieved_rate,started_at,measured_seconds,"
                        + "status,status_reason,operation,ok,ko,rows_confirmed,response_p50,response_p99,response_max,"
                        + "service_p50,service_p99,lag_p99,excluded_reason",
                tests.trials().stream()
                        .flatMap(t -> t.trial().operations().stream().map(o -> line(t, o))));
    }

    private static Object[] line(LoadTrial loadTrial, TrialOperation o) {
        Trial t = loadTrial.trial();
        Function<String, Optional<Histogram>> shown =
                encoded -> loadTrial.ok() ? Histograms.of(List.of(encoded)) : Optional.empty();
        return new Object[] {
            loadTrial.folder(),
            loadTrial.purpose(),
            t.name(),
            t.round(),
            t.position(),
            t.arm(),
            t.model(),
            t.users(),
            t.targetRate(),
            t.achievedRate(),
            t.startedAt(),
            t.measuredSeconds(),
            t.status(),
            t.statusReason(),
            o.operation(),
            o.ok(),
            o.ko(),
            o.rowsConfirmed(),
            at(shown.apply(o.response()), 50),
            at(shown.apply(o.response()), 99),
            at(shown.apply(o.response()), 100),
            at(shown.apply(o.service()), 50),
            at(shown.apply(o.service()), 99),
            at(shown.apply(o.lag()), 99),
            t.excludedReason()
        };
    }

    private static Long at(Optional<Histogram> histogram, double percentile) {
        return histogram.map(h -> h.getValueAtPercentile(percentile)).orElse(null);
    }

    private static String seconds(LoadTests tests) {
        return CsvFiles.csv(
                "folder,arm,second,started,ok,ko,errors,p50_nanos,p99_nanos,active_connections",
                tests.trials().stream()
                        .flatMap(t -> t.trial().seconds().stream().map(s -> new Object[] {
                            t.folder(),
                            t.trial().arm(),
                            s.second(),
                            s.started(),
                            s.ok(),
                            s.ko(),
                            counts(s.errors()),
                            s.p50Nanos(),
                            s.p99Nanos(),
                            s.activeConnections()
                        })));
    }

    private static String server(LoadTests tests) {
        Stream<Object[]> lines = tests.trials().stream()
                .flatMap(t -> t.server().stream().map(s -> new Object[] {
                    t.folder(),
                    t.trial().arm(),
                    s.second(),
                    s.node(),
                    s.active(),
                    counts(s.waits()),
                    s.locks(),
                    s.locksAwaited(),
                    s.checkpoint(),
                    s.walBytes(),
                    s.bufferHits(),
                    s.bufferReads()
                }));
        return CsvFiles.csv(
                "folder,arm,second,node,active,waits,locks,locks_awaited,checkpoint,wal_bytes,buffer_hits,buffer_reads",
                lines);
    }

    private static String counts(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
