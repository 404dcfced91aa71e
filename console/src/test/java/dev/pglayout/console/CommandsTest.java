package dev.pglayout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class CommandsTest {
    private final StringWriter err = new StringWriter();

    @Command(name = "try")
    static class Try implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Option(names = "--fail")
        private String fail;

        @Override
        public Integer call() {
            if ("user".equals(fail)) {
                throw new UserError(ExitCode.SERVER, "first line\n  second line");
            }
            if ("defect".equals(fail)) {
                throw new IllegalStateException("broken");
            }
            return 0;
        }
    }

    private int run(String... args) {
        return Commands.commandLine(new Try())
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void aUserErrorIsOneLineWithItsExitCode() {
        assertThat(run("--fail=user")).isEqualTo(ExitCode.SERVER.code());
        assertThat(err).hasToString("pglayout: first line; second line\n");
    }

    @Test
    void aDefectSaysHowToSeeMoreAndHidesItsStackTrace() {
        assertThat(run("--fail=defect")).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(err.toString())
                .contains("internal error")
                .contains("--verbose")
                .doesNotContain("\tat ");
    }

    @Test
    void verboseShowsTheStackTrace() {
        assertThat(run("--fail=defect", "--verbose")).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void anUnknownOptionIsBadInputAndNamesTheNearest() {
        assertThat(run("--fial=user")).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(err.toString()).contains("--fial").contains("--fail");
    }
}
