package dev.pglayout.reports.model.loadtest;

import java.util.Map;

/**
 * One server in one second of a trial. A server that did not answer has no record for that second.
 *
 * @param second from the start of the measured phase; negative during warm-up
 * @param node name of the server
 * @param active sessions of clients that are at work
 * @param waits of these, how many wait for what ({@code LWLock:WALWrite}); those on the processor are not among them
 * @param locks held
 * @param locksAwaited not granted
 * @param checkpoint whether one was under way, or ended since the sample before
 * @param walBytes written a second, on average since the sample before
 * @param bufferHits blocks found in shared buffers a second
 * @param bufferReads blocks read into them a second
 */
public record ServerSecond(
        int second,
        String node,
        int active,
        Map<String, Integer> waits,
        int locks,
        int locksAwaited,
        boolean checkpoint,
        long walBytes,
        long bufferHits,
        long bufferReads) {}
