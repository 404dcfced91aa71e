package dev.pglayout.jmh.run;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Says each stage's name and time. */
final class Stages {
    private final PrintStream out;

    Stages(PrintStream out) {
        this.out = out;
    }

    interface Work {
        void run() throws Exception;
    }

    void time(String name, Work work) throws Exception {
        get(name, () -> {
            work.run();
            return null;
        });
    }

    <T> T get(String name, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        out.printf("%-8s %.1f s%n", name, (System.nanoTime() - start) / 1e9);
        return result;
    }
}
