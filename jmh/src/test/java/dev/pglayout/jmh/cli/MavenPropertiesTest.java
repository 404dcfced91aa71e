package dev.pglayout.jmh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MavenPropertiesTest {
    @TempDir
    private Path folder;

    private List<String> arguments(String properties) throws IOException {
        Path file = Files.writeString(folder.resolve("bench.properties"), properties);
        return MavenProperties.arguments(file, new CommandLine(new BenchCommand()).getCommandSpec());
    }

    @Test
    void everyPropertyIsAnOption() throws IOException {
        assertThat(arguments("bench.profile=smoke\nbench.rows-per-month=500\nbench.skip=false\n"))
                .containsExactly("--profile=smoke", "--rows-per-month=500");
    }

    @Test
    void aMisspeltPropertyIsNamedWithTheNearest() {
        assertThatThrownBy(() -> arguments("bench.layuots=plain\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown property 'bench.layuots'")
                .hasMessageContaining("did you mean 'bench.layouts'");
    }
}
