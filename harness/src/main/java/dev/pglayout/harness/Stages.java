package dev.pglayout.harness;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Says each stage's name and time. */
public final class Stages {
    private final PrintStream out;

    public Stages(PrintStream out) {
        this.out = out;
    }

    /** One stage. */
    public interface Work {
        void run() throws Exception;
    }

    public void time(String name, Work work) throws Exception {
        get(name, () -> {
            work.run();
            return null;
        });
    }

    public <T> T get(String name, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        out.printf("%-8s %.1f s%n", name, (System.nanoTime() - start) / 1e9);
        return result;
    }
}
