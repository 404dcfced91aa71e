package dev.pglayout.gatling.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** {@code response.hlog}, {@code service.hlog} and {@code lag.hlog}: one histogram per second and operation, as HdrHistogram's tools read them. */
final class HistogramLogs implements AutoCloseable {
    private final HistogramLogWriter response;
    private final HistogramLogWriter service;
    private final HistogramLogWriter lag;

    HistogramLogs(Path folder, long startMillis) {
        response = writer(folder.resolve("response.hlog"), startMillis);
        service = writer(folder.resolve("service.hlog"), startMillis);
        lag = writer(folder.resolve("lag.hlog"), startMillis);
    }

    void write(Collection<Tally> tallies, long fromMillis, long untilMillis) {
        for (Tally tally : tallies) {
            write(response, tally, times -> times.response, fromMillis, untilMillis);
            write(service, tally, times -> times.service, fromMillis, untilMillis);
            write(lag, tally, times -> times.lag, fromMillis, untilMillis);
        }
    }

    private static void write(
            HistogramLogWriter log, Tally tally, Function<Times, Histogram> which, long fromMillis, long untilMillis) {
        Histogram histogram = which.apply(tally.second);
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tally.operation());
            histogram.setStartTimeStamp(fromMillis);
            histogram.setEndTimeStamp(untilMillis);
            log.outputIntervalHistogram(histogram);
        }
    }

    private static HistogramLogWriter writer(Path file, long startMillis) {
        try {
            HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
            writer.outputComment("[times in nanoseconds, tagged by operation]");
            writer.outputLogFormatVersion();
            writer.outputStartTime(startMillis);
            writer.setBaseTime(startMillis);
            writer.outputLegend();
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        response.close();
        service.close();
        lag.close();
    }
}
