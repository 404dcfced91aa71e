package dev.pglayout.reports.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.HdrHistogram.Histogram;

final class SyntheticHistograms {
    private SyntheticHistograms() {}

    /** 300 lognormal latencies around {@code micros}, encoded as forks hold them. */
    static String around(double micros, Random random) {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < 300; i++) {
            histogram.recordValue((long) (micros * 1_000 * Math.exp(0.25 * random.nextGaussian())));
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
