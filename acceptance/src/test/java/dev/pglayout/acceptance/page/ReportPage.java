package dev.pglayout.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.testing.SyntheticRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports on disk to be opened: a synthetic full run with every verdict, and a real smoke run. */
record ReportPage(String name, Path folder) {

    static ReportPage full(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("full"));
        Run run = new SyntheticRun(3)
                .rounds(20)
                .arms("plain", "plain (A/A)", "partitioned", "subpartitioned", "fdw", "citus")
                .build("full");
        Reports.write(run, folder);
        return new ReportPage("full", folder);
    }

    static ReportPage smoke(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("smoke"));
        try (InputStream run = Reports.class.getResourceAsStream("run-schema-1.json")) {
            assertThat(run)
                    .as("the smoke run among the test resources of reports")
                    .isNotNull();
            Files.copy(run, folder.resolve("run.json"));
        }
        Reports.rebuild(RunReader.read(folder));
        return new ReportPage("smoke", folder);
    }

    Path html() {
        return folder.resolve("index.html");
    }

    JsonNode verdicts() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("verdicts.json").toFile());
    }

    @Override
    public String toString() {
        return name;
    }
}
