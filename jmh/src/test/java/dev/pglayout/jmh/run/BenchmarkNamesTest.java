package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Operation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarkNamesTest {
    static final List<Operation> OPERATIONS = TestOperations.ALL;

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void everyOperationSelectsExactlyOneBenchmarkClassOfItsOwn(Operation operation) {
        var options = new OptionsBuilder().mode(Mode.SampleTime);
        new BenchmarkNames().select(operation, options);
        var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        var selected = BenchmarkList.defaultList().find(silent, options.build().getIncludes(), List.of());
        assertThat(selected).hasSize(1);
        assertThat(selected.first().getUserClassQName())
                .endsWith("." + BenchmarkNames.camelCase(operation.name()) + "Benchmark");
        assertThat(options.build().getParameter("operation").hasValue()).isFalse();
    }
}
