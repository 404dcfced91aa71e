package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.pglayout.console.ExitCode;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** {@code load --csv}: the user's own data. */
class LoadCsvTest {
    @TempDir
    Path folder;

    private OneDatabase database;

    @BeforeEach
    void emptyTable(TestInfo test) throws Exception {
        database = OneDatabase.empty(
                "load_csv_" + Integer.toHexString(test.getDisplayName().hashCode()));
        database.execute("CREATE TABLE t (id int PRIMARY KEY, name text, at timestamptz, price numeric(6,2) NOT NULL)");
    }

    private Outcome load(String... options) throws Exception {
        return Pglayout.in(folder).run(arguments(options));
    }

    private List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("load", "--url=" + database.url(), "--table=t"));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> rows() throws Exception {
        return database.all(
                "SELECT concat_ws('|', id, coalesce(name, 'NULL'), coalesce((at AT TIME ZONE 'UTC')::text, 'NULL'),"
                        + " price) FROM t ORDER BY id");
    }

    @Test
    void headerMappingQuotesLineEndsAndNulls() throws Exception {
        Path file = file("a.csv", """
                price,Name,id,when,junk
                1.5,"two
                lines",1,2024-01-31 12:00:00+01,x
                2,"",2,,x

                3.005,,3,2024-02-29T23:59:59.9999995Z,x
                """);

        Outcome outcome =
                load("--csv", file.toString(), "--map=WHEN=at", "--ignore=Junk").ended(ExitCode.OK);

        assertThat(outcome.out()).contains("read 3 records, loaded 3, rejected 0");
        assertThat(rows())
                .containsExactly(
                        "1|two\nlines|2024-01-31 11:00:00|1.50", "2||NULL|2.00", "3|NULL|2024-03-01 00:00:00|3.01");
    }

    @Test
    void otherDelimiterQuoteNullEncodingAndByteOrderMark() throws Exception {
        Path file = folder.resolve("b.csv");
        Files.write(
                file,
                "id;name;price\n1;'Zoë; ok';\\N\n2;\\N;7\n"
                        .replace(";\\N\n", ";1\n")
                        .getBytes(Charset.forName("UTF-16")));

        load("--csv", file.toString(), "--delimiter=;", "--quote='", "--null=\\N", "--encoding=UTF-16")
                .ended(ExitCode.OK);
        assertThat(rows()).containsExactly("1|Zoë; ok|NULL|1.00", "2|NULL|NULL|7.00");

        Path marked = file("c.csv", "\uFEFF3,three,5\n");
        load("--append", "--csv", marked.toString(), "--header=id,name,price").ended(ExitCode.OK);
        assertThat(rows()).hasSize(3).last().isEqualTo("3|three|NULL|5.00");

        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "id,name,price\n4,Zoë,1\n".getBytes(StandardCharsets.ISO_8859_1));
        load("--append", "--csv", latin.toString())
                .error(ExitCode.BAD_INPUT)
                .contains("latin.csv:", "no text in this encoding", "--encoding");
        assertThat(rows()).hasSize(3);
    }

    @Test
    void packedFilesPatternsAndStandardInput() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("p1.csv.gz")))) {
            out.write("id,price\n1,1\n".getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(folder.resolve("p2.csv.zst")))) {
            out.write("price,id\n2,2\n".getBytes(StandardCharsets.UTF_8));
        }
        Outcome both = load("--csv", folder.resolve("p*.csv.*").toString()).ended(ExitCode.OK);
        assertThat(both.out()).contains("read 2 records, loaded 2");

        Running running = Pglayout.in(folder).java(arguments("--append", "--csv", "-"));
        try (OutputStream in = running.process().getOutputStream()) {
            in.write("id,price\n3,3\n".getBytes(StandardCharsets.UTF_8));
        }
        running.await().ended(ExitCode.OK);
        assertThat(rows()).hasSize(3);
    }

    @Test
    void atTheFirstBadLineNothingStays() throws Exception {
        Path good = file("good.csv", "id,price\n1,1\n2,2\n");
        Path bad = file("bad.csv", "id,name,price\n3,\"a\nb\",3\n4,x,12x\n5,y,oops\n");

        load("--csv", good.toString(), bad.toString())
                .error(ExitCode.BAD_INPUT)
                .contains("bad.csv:4: column price: '12x' is no numeric; nothing was loaded");

        assertThat(rows()).isEmpty();
    }

    @Test
    void skippedLinesAreCountedAndKept() throws Exception {
        StringBuilder text = new StringBuilder("id,name,at,price\n");
        for (int id = 1; id <= 10_000; id++) {
            boolean bad = id % 1_000 == 0;
            text.append(id).append(",n,2024-01-01,").append(bad ? "much" : "1").append('\n');
        }
        Path file = file("many.csv", text + "10001,n,2024-02-30,1\n10002,n\n10003,n,,\n99999999999,n,,1\n");
        Path rejects = folder.resolve("rejects.csv");

        Outcome outcome = load("--csv", file.toString(), "--on-error=skip", "--rejects=" + rejects)
                .ended(ExitCode.OK);

        assertThat(outcome.out())
                .contains("read 10,004 records, loaded 9,990, rejected 14")
                .contains("many.csv:1001: column price: 'much' is no numeric", "rejected: 4 more");
        assertThat(database.ask("SELECT count(*) FROM t")).isEqualTo("9990");
        assertThat(Files.readAllLines(rejects))
                .hasSize(15)
                .contains(
                        "\"" + file + "\",\"10002\",\"at\",\"'2024-02-30' is no timestamptz (2024-01-31 12:30:00+00)\","
                                + "\"10001\",\"n\",\"2024-02-30\",\"1\"")
                .anySatisfy(line -> assertThat(line).contains("10003", "2 fields instead of 4"))
                .anySatisfy(line -> assertThat(line).contains("10004", "NULL is not allowed"))
                .anySatisfy(line -> assertThat(line).contains("10005", "out of range for integer"));
    }

    @Test
    void rejectsNeverReplaceWhatIsRead() throws Exception {
        String text = "id,price\n1,1\n2,much\n";
        Path data = file("data.csv", text);
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);

        for (Path rejects : List.of(data, link, folder.resolve("./data.csv"))) {
            load("--csv", folder.resolve("*.csv").toString(), "--on-error=skip", "--rejects=" + rejects)
                    .error(ExitCode.BAD_INPUT)
                    .contains("is one of the files of --csv", "data.csv");
        }

        assertThat(data).hasContent(text);
        assertThat(rows()).isEmpty();
    }

    @Test
    void rejectsOfAFailedLoadReplaceNothing() throws Exception {
        Path rejects = file("rejects.csv", "of yesterday");
        Path twice = file("twice.csv", "id,price\n0,much\n1,1\n1,2\n");
        load("--csv", twice.toString(), "--on-error=skip", "--rejects=" + rejects)
                .error(ExitCode.BAD_INPUT)
                .contains("duplicate key");
        assertThat(rejects).hasContent("of yesterday");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");

        load("--csv", twice.toString(), "--on-error=skip", "--rejects=nowhere/r.csv")
                .error(ExitCode.BAD_INPUT)
                .contains("--rejects nowhere/r.csv cannot be written: no such file or folder");
    }

    @Test
    void rowsAreNotCommittedBeforeTheirRejectsAreOnDisk() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full");
        Path file = file("some.csv", "id,price\n1,1\n2,much\n");

        load("--csv", file.toString(), "--on-error=skip", "--rejects=" + full)
                .error(ExitCode.BAD_INPUT)
                .contains("--rejects /dev/full cannot be written", "nothing was loaded");

        assertThat(rows()).isEmpty();
    }

    @Test
    void aConnectionLostDuringTheCommitLeavesTheRowsToBeCounted() throws Exception {
        database.execute("CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'");
        database.execute("CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION leave()");

        load("--csv", file("one.csv", "id,price\n1,1\n").toString())
                .error(ExitCode.SERVER)
                .contains("lost during the commit", "count the rows")
                .doesNotContain("nothing was loaded");
    }

    @Test
    void aServerThatCannotTakeTheRowsIsNoBadInput() throws Exception {
        database.execute("CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''no space left'' USING ERRCODE = ''disk_full''; END'");
        database.execute("CREATE TRIGGER fill BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION fill()");

        load("--csv", file("one.csv", "id,price\n1,1\n").toString())
                .error(ExitCode.SERVER)
                .contains("53100", "nothing was loaded");
    }

    @Test
    void namesAndOptionsThatWouldDoNothingAreRefused() throws Exception {
        String file = file("a.csv", "id,name,price\n1,x,1\n").toString();
        load("--csv", file, "--ignore=naem")
                .error(ExitCode.BAD_INPUT)
                .contains("unknown field of --ignore 'naem' (did you mean 'name'?)");
        load("--csv", file, "--map=whom=name")
                .error(ExitCode.BAD_INPUT)
                .contains("unknown field of --map 'whom'", "id, name, price");
        load("--on-error=skip").error(ExitCode.BAD_INPUT).contains("--on-error", "--csv");
        load("--ignore=name").error(ExitCode.BAD_INPUT).contains("--ignore", "--csv");
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatTheServerRefusesLeavesNothingEvenWithSkip() throws Exception {
        Path file = file("twice.csv", "id,price\n1,1\n1,2\n");

        load("--csv", file.toString(), "--on-error=skip")
                .error(ExitCode.BAD_INPUT)
                .contains("duplicate key", "nothing was loaded");

        assertThat(rows()).isEmpty();
    }

    @Test
    void badFilesAndHeadersAreRefusedInOneLine() throws Exception {
        load("--csv", "nowhere.csv").error(ExitCode.BAD_INPUT).contains("nowhere.csv: no such file");
        load("--csv", file("h1.csv", "id,prize\n1,1\n").toString())
                .error(ExitCode.BAD_INPUT)
                .contains("h1.csv:1", "'prize'", "did you mean 'price'?");
        load("--csv", file("h2.csv", "id,name\n1,x\n").toString())
                .error(ExitCode.BAD_INPUT)
                .contains("h2.csv:1: no field for column price");
        load("--csv", file("h3.csv", "id,id,price\n").toString())
                .error(ExitCode.BAD_INPUT)
                .contains("column id stands twice");
        load("--csv", file("h4.csv", "").toString()).error(ExitCode.BAD_INPUT).contains("h4.csv: empty");
        load("--csv", file("h5.csv", "id,price\n1,1\n2,\"2\n3,3\n").toString(), "--on-error=skip")
                .error(ExitCode.BAD_INPUT)
                .contains("h5.csv:3", "quotes do not match");
        load("--csv", "-", folder.resolve("h1.csv").toString())
                .error(ExitCode.BAD_INPUT)
                .contains("stands alone");
        load("--csv", folder.resolve("h1.csv").toString(), "--rejects=r.csv")
                .error(ExitCode.BAD_INPUT)
                .contains("--on-error skip");
        assertThat(rows()).isEmpty();
    }
}
