package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own checks, with other Javas than this one. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        fakeJava("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        launch().error(ExitCode.BAD_INPUT).contains("is Java 11; a JDK 17 or newer is needed, set JAVA_HOME");
        fakeJava("echo 'java version \"1.8.0_402\"' >&2");
        launch().error(ExitCode.BAD_INPUT).contains("is Java 8;");
    }

    @Test
    void refusesAJavaThatIsNotThere() throws Exception {
        launch().error(ExitCode.BAD_INPUT).contains("no java at '" + folder.resolve("bin/java") + "'");
    }

    private void fakeJava(String body) throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome launch() throws Exception {
        Outcome outcome = Running.start(
                        folder,
                        List.of(Pglayout.HOME.resolve("pglayout").toString(), "status"),
                        Map.of("JAVA_HOME", folder.toString()))
                .await();
        assertThat(outcome.out()).isEmpty();
        return outcome;
    }
}
