package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.jmh.benchmarks.OperationBenchmark;
import dev.pglayout.jmh.benchmarks.WriteOperationBenchmark;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Finds the benchmark of an operation: the class named after it, or the generic one that runs any file. */
final class BenchmarkNames {
    private final Set<String> classes;

    BenchmarkNames() {
        var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        classes = BenchmarkList.defaultList().getAll(silent, java.util.List.of()).stream()
                .map(BenchmarkListEntry::getUserClassQName)
                .collect(Collectors.toSet());
    }

    /** Makes {@code options} select exactly the operation's benchmark. */
    void select(Operation operation, ChainedOptionsBuilder options) {
        String named = OperationBenchmark.class.getPackageName() + "." + camelCase(operation.name()) + "Benchmark";
        if (classes.contains(named)) {
            include(named, options);
        } else {
            Class<?> generic =
                    operation.kind() == Kind.WRITE ? WriteOperationBenchmark.class : OperationBenchmark.class;
            include(generic.getName(), options);
            options.param("operation", operation.name());
        }
    }

    private static void include(String className, ChainedOptionsBuilder options) {
        options.include("^" + Pattern.quote(className) + "\\.");
    }

    static String camelCase(String kebab) {
        return Arrays.stream(kebab.split("[-_]"))
                .filter(part -> !part.isEmpty())
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
    }
}
