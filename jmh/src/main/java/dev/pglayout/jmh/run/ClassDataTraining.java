package dev.pglayout.jmh.run;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Loads the classes that forks load, by measuring something for a moment inside this JVM; nothing of it is kept but the archive. */
public final class ClassDataTraining {
    private ClassDataTraining() {}

    /** @param args the arm, and a file for JMH's output */
    public static void main(String[] args) throws RunnerException, ClassNotFoundException {
        System.setOut(new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Class.forName("org.openjdk.jmh.runner.ForkedMain");
        Class.forName("org.openjdk.jmh.runner.link.BinaryLinkClient");
        new Runner(new OptionsBuilder()
                        .include("PointLookupBenchmark\\.")
                        .param("arm", args[0])
                        .mode(Mode.AverageTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(50))
                        .output(Path.of(args[1]).toString())
                        .build())
                .run();
    }
}
