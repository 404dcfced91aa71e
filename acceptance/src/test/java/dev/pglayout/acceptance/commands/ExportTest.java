package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Connections;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** What {@code export} writes comes back as the same rows. */
class ExportTest {
    private static final List<String> SPEC =
            List.of("--from=2024-01", "--to=2024-02", "--per-month=2000", "--tenants=30", "--skew=zipf");
    private static final String DIGEST =
            "SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)) FROM app.events t";

    @TempDir
    Path folder;

    private Outcome run(String command, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(options));
        arguments.addAll(SPEC);
        return Pglayout.in(folder).run(arguments);
    }

    @Test
    void everyFormatHoldsTheRowsThatAreLoaded() throws Exception {
        OneDatabase database = OneDatabase.empty("export_rows");
        run("load", "--url=" + database.url()).ended(ExitCode.OK);
        String loaded = database.ask(DIGEST);
        for (String format : List.of("csv", "csv.gz")) {
            Path file = folder.resolve("events." + format);
            run("export", "--format=" + format, "--output=" + file).ended(ExitCode.OK);
            database.execute("TRUNCATE app.events");
            Pglayout.in(folder)
                    .run(List.of("load", "--url=" + database.url(), "--csv", file.toString()))
                    .ended(ExitCode.OK);
            assertThat(database.ask(DIGEST)).as(format).isEqualTo(loaded).startsWith("4000 ");
        }
        Path binary = folder.resolve("events.bin");
        run("export", "--format=binary", "--output=" + binary).ended(ExitCode.OK);
        database.execute("TRUNCATE app.events");
        try (Connection connection = Connections.open(database.node(), database.name(), Map.of());
                InputStream in = Files.newInputStream(binary)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY app.events FROM STDIN (FORMAT binary)", in);
        }
        assertThat(database.ask(DIGEST)).as("binary").isEqualTo(loaded);
    }

    @Test
    void theSameBytesEveryTimeAndOnStandardOutput() throws Exception {
        for (String format : List.of("csv", "csv.gz", "binary")) {
            Path one = folder.resolve("one");
            Path two = folder.resolve("two");
            run("export", "--format=" + format, "--output=" + one).ended(ExitCode.OK);
            run("export", "--format=" + format, "--output=" + two).ended(ExitCode.OK);
            assertThat(Files.mismatch(one, two)).as(format).isEqualTo(-1);
        }
        Path file = folder.resolve("file.csv");
        run("export", "--output=" + file).ended(ExitCode.OK);
        // A process of its own: rows go to the file descriptor, past System.out.
        Outcome printed = Pglayout.in(folder)
                .start("export", SPEC.toArray(String[]::new))
                .await()
                .ended(ExitCode.OK);
        assertThat(printed.out()).isEqualTo(Files.readString(file));
        run("export", "--output=nowhere/e.csv")
                .error(ExitCode.BAD_INPUT)
                .contains("cannot write nowhere/e.csv: no such file or folder");
        run("export", "--format=parquet")
                .error(ExitCode.BAD_INPUT)
                .contains("unknown format 'parquet'", "csv, csv.gz, binary");
    }
}
