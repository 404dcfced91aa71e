package dev.pglayout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MavenPropertiesTest {
    @TempDir
    private Path folder;

    @Command(name = "bench")
    private static final class Bench {
        @Option(names = {"--profile", "--rows-per-month", "--layouts"})
        private String value;
    }

    private List<String> arguments(String properties) throws IOException {
        Path file = Files.writeString(folder.resolve("bench.properties"), properties);
        return new MavenProperties("bench.", new CommandLine(new Bench()).getCommandSpec()).arguments(file);
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
