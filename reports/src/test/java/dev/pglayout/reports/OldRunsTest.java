package dev.pglayout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real smoke run as version 1 of the schema wrote it (trimmed), with nothing beside its run.json. */
class OldRunsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void moveOutOfItsFolder() throws IOException {
        file = folder.resolve("old.json");
        try (InputStream run = OldRunsTest.class.getResourceAsStream("run-schema-1.json")) {
            Files.copy(run, file);
        }
    }

    @Test
    void aRunOfSchemaVersionOneIsJudgedAndShownFromItsFileAlone() throws IOException {
        LoadedRun loaded = RunReader.read(file);
        assertThat(loaded.run().schemaVersion()).isEqualTo(1);
        List<VerdictRecord> verdicts = Reports.rebuild(loaded);
        assertThat(verdicts).hasSize(9).allSatisfy(v -> assertThat(v.blocks()).isEqualTo(8));
        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
        assertThat(page.select("pre").text()).contains("app.events_2024_01").contains("Foreign Scan");
        assertThat(page.select(".meta").text()).contains("PostgreSQL 18.4").contains("1,000 rows a month");
        assertThat(page.select("#trust").text()).contains("Pinning not recorded");
    }

    @Test
    void nothingThatStayedBehindIsLinked() throws IOException {
        Reports.rebuild(RunReader.read(file));
        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
        List<String> files = page.select("a[href]:not([href^=#])").eachAttr("href");
        assertThat(files).contains("verdicts.csv").allSatisfy(name -> assertThat(folder.resolve(name))
                .exists());
        Files.createDirectory(folder.resolve("plans"));
        Files.writeString(folder.resolve("plans/month-aggregate--plain.json"), "[]");
        Reports.rebuild(RunReader.read(file));
        assertThat(Jsoup.parse(Files.readString(folder.resolve("index.html"))).select("a[href^=plans/]"))
                .isNotEmpty();
    }

    @Test
    void theControlsTwinShowsTheControlsPlan() throws IOException {
        Reports.rebuild(RunReader.read(file));
        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
        assertThat(page.select("#m-month-aggregate--plain-a-a pre").text()).contains("app.events");
    }
}
