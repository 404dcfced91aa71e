package dev.pglayout.gatling.pgbench;

import com.sun.management.OperatingSystemMXBean;
import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.gatling.protocol.Listener;
import java.lang.management.ManagementFactory;

/** Successful requests per second of one scenario, printed at the end in pgbench's words. */
final class Rate implements Listener {
    private final String scenario;
    private long count;
    private long errors;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long cpuNanos;

    Rate(String scenario) {
        this.scenario = scenario;
    }

    @Override
    public synchronized void userStarts(String starting) {
        if (starting.equals(scenario) && cpuNanos == 0) {
            cpuNanos = cpuTime();
        }
    }

    @Override
    public void ended(EndedRequest sample) {
        if (sample.session().scenario().equals(scenario)) {
            count += sample.error() == null ? 1 : 0;
            errors += sample.error() == null ? 0 : 1;
            first = Math.min(first, sample.started());
            last = Math.max(last, sample.ended());
        }
    }

    @Override
    public void closed(boolean early) {
        double micros = (cpuTime() - cpuNanos) / 1e3 / count;
        System.out.printf(
                "tps = %.1f, %.1f us of client CPU per operation, %d errors%n",
                count / ((last - first) / 1e9), micros, errors);
    }

    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
