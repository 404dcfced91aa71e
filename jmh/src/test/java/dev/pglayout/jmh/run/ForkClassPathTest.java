package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkClassPathTest {
    @Test
    void forksDoWithoutTheLibrariesOfTheDockerProvider() {
        String classPath = String.join(
                File.pathSeparator,
                List.of(
                        "/docker-libraries-of-mine/jmh/target/benchmarks.jar",
                        "/home/jmh/target/docker-libraries/testcontainers-2.0.5.jar",
                        "/home/jmh/target/docker-libraries/docker-java-api-3.7.1.jar",
                        "other.jar"));

        assertThat(ForkClassPath.withoutDocker(classPath).split(File.pathSeparator))
                .containsExactly("/docker-libraries-of-mine/jmh/target/benchmarks.jar", "other.jar");
    }
}
