package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A trial's histograms, all operations together. */
final class Histograms {
    private static final int DIGITS = 3;

    private Histograms() {}

    static Histogram sum(Trial trial, Function<TrialOperation, String> which) {
        Histogram sum = new Histogram(DIGITS);
        sum.setAutoResize(true);
        trial.operations().forEach(operation -> sum.add(decoded(which.apply(operation))));
        return sum;
    }

    static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram decoded(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a trial's histogram cannot be read", e);
        }
    }
}
