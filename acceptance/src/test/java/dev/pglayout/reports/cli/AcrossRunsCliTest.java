package dev.pglayout.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.io.History;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.testing.SyntheticRun;
import dev.pglayout.reports.verdict.Briefs;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Baselines, history, compare and gate as a user meets them, over a month of nights. */
class AcrossRunsCliTest {
    private static final int NIGHTS = 22;
    private static final String SLOWED = "tenant-latest";

    private static final List<Brief> MONTH = IntStream.range(0, NIGHTS)
            .mapToObj(night -> new SyntheticRun(night)
                    .on("2026-04-%02d".formatted(night + 1))
                    .build("night-" + night))
            .map(Briefs::of)
            .toList();

    @TempDir
    private Path reports;

    private Path runs;

    @BeforeEach
    void folders() {
        runs = reports.resolve("runs");
    }

    private Run write(String id, SyntheticRun run) {
        Run built = run.build(id);
        RunFolder folder = RunFolder.create(runs.resolve(id));
        folder.write(built);
        folder.markLatest();
        return built;
    }

    private Result run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--runs", runs.toString()));
        return Result.of(all.toArray(String[]::new));
    }

    private void month() {
        MONTH.forEach(brief -> History.add(reports.resolve("history"), brief));
        write("first", new SyntheticRun(0).on("2026-04-01"));
        assertThat(run("baseline", "save", "main", "first").code()).isZero();
    }

    @Test
    void aSlowerArmFailsTheGateAndAnUnchangedOneDoesNot() throws Exception {
        month();
        write("same", new SyntheticRun(500).on("2026-05-01"));
        Result passed = run("gate", "same", "--against", "baseline:main");
        assertThat(passed.out()).contains("gate: passed, none of ");
        assertThat(passed.code()).isZero();

        write("slow", new SyntheticRun(501).on("2026-05-02").slowed(SLOWED, "partitioned", 1.25));
        Path junit = reports.resolve("gate.xml");
        Result failed = run("gate", "latest", "--against", "baseline:main", "--junit", junit.toString());
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out().strip().lines()).hasSize(1);
        assertThat(failed.out()).contains("slower than baseline:main: tenant-latest on partitioned: SLOWER, ratio 1.2");
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(junit))));
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);

        String wide = SLOWED + "=0.5";
        assertThat(run("gate", "slow", "--against", "baseline:main", "--margin", wide)
                        .code())
                .isZero();
        Files.writeString(reports.resolve("gate.conf"), "margins { " + SLOWED + " = 0.5 }\n");
        assertThat(run("gate", "slow", "--against", "baseline:main").code()).isZero();
        assertThat(run("gate", "slow", "--against", "baseline:main", "--margin", SLOWED + "=0.1")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void theReportShowsWhatBecameSlowerSinceTheBaseline() throws Exception {
        month();
        write("slow", new SyntheticRun(501).on("2026-05-02").slowed(SLOWED, "partitioned", 1.25));
        Result result = run("report", "slow", "--baseline", "baseline:main");
        assertThat(result.out())
                .containsPattern("1 of \\d+ comparisons slower than in baseline:main by more than the margin")
                .containsPattern("  tenant-latest on partitioned: [12]\\d\\D{1,3}slower");
        assertThat(Files.readString(runs.resolve("slow/index.html")))
                .contains("Slower than in baseline:main, the largest loss first")
                .contains("1 of ");
        assertThat(Files.readString(runs.resolve("slow/summary.md"))).contains("| tenant-latest | partitioned | ");
        assertOneLine(run("report", "slow", "--baseline", "baseline:mian"), "unknown baseline 'mian'");
        assertOneLine(run("report", "slow", "--baseline", "slow"), "are the same run");
    }

    @Test
    void runsThatAreNotTrustworthyCloseTheGate() {
        month();
        write("smoke", new SyntheticRun(1).on("2026-05-01").smoke());
        assertUntrusted("smoke", "profile smoke is too short to judge");
        write("killed", new SyntheticRun(2).on("2026-05-01").status(Run.Status.INTERRUPTED));
        assertUntrusted("killed", "the run is INTERRUPTED");
        write("short", new SyntheticRun(3).on("2026-05-01").rounds(6));
        assertUntrusted("short", "blocks cannot decide");
        write("odd", new SyntheticRun(4).on("2026-05-01").slowed(SLOWED, SyntheticRun.AA, 1.3));
        assertUntrusted("odd", "the control differs from itself on tenant-latest");
    }

    private void assertUntrusted(String id, String why) {
        Result result = run("gate", id, "--against", "baseline:main");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).startsWith("gate: not trustworthy: ").contains(why);
    }

    @Test
    void whatCannotBeComparedDoesNotPass() {
        write("a", new SyntheticRun(1).on("2026-04-01"));
        write("b", new SyntheticRun(2).on("2026-04-02"));
        run("baseline", "save", "main", "a");
        Result result = run("gate", "b", "--against", "baseline:main");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("history too short: 0 of 20");
        Result open = run("gate", "b", "--against", "baseline:main", "--allow-short-history");
        assertThat(open.code()).isZero();
        assertThat(open.out()).contains("gate: open, nothing could be compared");
    }

    @Test
    void armsOfOneRunBeforeAndAfterNeedNoHistory() {
        write(
                "r",
                new SyntheticRun(7)
                        .arms(SyntheticRun.CONTROL, SyntheticRun.AA, "partitioned@git:HEAD~1", "partitioned")
                        .slowed("point-lookup", "partitioned", 1 / 1.78)
                        .slowed("month-aggregate", "partitioned", 6));
        Result named = run("gate", "r", "--before", SyntheticRun.CONTROL, "--after", "partitioned");
        assertThat(named.code()).isEqualTo(3);
        Result found = run("gate", "r");
        assertThat(found.code()).isEqualTo(3);
        assertThat(found.out())
                .containsPattern("tenant-latest on partitioned against partitioned@git:HEAD~1: SLOWER, "
                        + "\\+[\\d.]+.[µm]s \\[.* to .*], ratio 3\\.9");
    }

    @Test
    void everyFormatHoldsEveryRowInTheSameOrder() throws Exception {
        month();
        write("new", new SyntheticRun(500).on("2026-05-01").slowed(SLOWED, "fdw", 1.3));
        List<String> orders = new ArrayList<>();
        for (String format : List.of("terminal", "markdown", "html", "csv", "json")) {
            Path out = reports.resolve("out." + format);
            Result result = run("compare", "baseline:main", "new", "--format", format, "--out", out.toString());
            assertThat(result.code()).isZero();
            String text = Files.readString(out);
            assertThat(text).contains("SLOWER").contains("point-lookup");
            List<String> operations = new ArrayList<>();
            SyntheticRun.OPERATIONS.stream()
                    .sorted((a, b) -> Integer.compare(firstRow(text, a), firstRow(text, b)))
                    .forEach(operations::add);
            orders.add(String.join(",", operations));
        }
        assertThat(orders).containsOnly(String.join(",", SyntheticRun.OPERATIONS));
        assertThat(Files.readString(reports.resolve("out.html")))
                .doesNotContain("://", "src=")
                .contains("<table>");
    }

    /** Where a table's row begins with the operation, whatever the format puts before it. */
    private static int firstRow(String text, String operation) {
        var found = java.util.regex.Pattern.compile(
                        "(^|[|>\",]\\s*)" + operation + "([\"<, |]|\\s)", java.util.regex.Pattern.MULTILINE)
                .matcher(text);
        return found.find() ? found.start() : Integer.MAX_VALUE;
    }

    @Test
    void baselinesAreListedShownAndNotOverwritten() throws Exception {
        write("a", new SyntheticRun(1));
        assertThat(run("baseline", "list").out()).contains("No baselines");
        assertThat(run("baseline", "save", "main").out()).contains("main.json");
        Path file = reports.resolve("baselines/main.json");
        String before = Files.readString(file);
        assertOneLine(run("baseline", "save", "main"), "baseline 'main' exists");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(run("baseline", "save", "main", "--replace").code()).isZero();
        assertThat(run("baseline", "list").out())
                .contains("main")
                .contains("events")
                .contains("18.4");
        assertThat(run("baseline", "show", "main").out())
                .contains("tenant-latest, fdw")
                .contains("fingerprint");
        assertThat(Files.size(file)).isLessThan(100_000);
    }

    @Test
    void historyShowsTrendChangesAndAnnotations() {
        for (int night = 0; night < 24; night++) {
            String date = "2026-04-%02d".formatted(night + 1);
            SyntheticRun run = new SyntheticRun(night).on(date);
            Run built = (night < 12 ? run : run.slowed(SLOWED, "partitioned", 1.2)).build(date);
            History.add(reports.resolve("history"), Briefs.of(built));
        }
        assertThat(run("history", "annotate", "2026-04-13", "kernel 6.12").code())
                .isZero();
        Result all = run("history", "show");
        assertThat(all.out())
                .contains("tenant-latest on partitioned: +")
                .contains("from 2026-04-13T")
                .contains("2026-04-13: kernel 6.12");
        Result one = run("history", "show", "--operation", SLOWED, "--arm", "partitioned");
        assertThat(one.out().lines().filter(line -> line.contains("<- change"))).hasSize(1);
        write("2026-04-01", new SyntheticRun(0).on("2026-04-01"));
        assertOneLine(run("history", "add", "2026-04-01"), "is in the history");
        assertOneLine(run("history", "annotate", "yesterday", "x"), "date must be as in");
        assertOneLine(run("history", "show", "--operation", "tenant-lates"), "did you mean 'tenant-latest'");
    }

    @Test
    void badInputIsOneLine() throws Exception {
        write("a", new SyntheticRun(1));
        run("baseline", "save", "main");
        assertOneLine(run("gate", "a"), "nothing to compare with");
        assertOneLine(run("gate", "a", "--against", "baseline:mian"), "unknown baseline 'mian'");
        assertOneLine(run("gate", "a", "--against", "baseline:../x"), "baseline name");
        assertOneLine(run("gate", "a", "--before", "fdw"), "belong together");
        assertOneLine(run("gate", "a", "--before", "fwd", "--after", "fdw"), "unknown arm 'fwd'");
        assertOneLine(run("gate", "a", "--against", "baseline:main", "--margin", "nope=0.1"), "unknown operation");
        assertOneLine(run("gate", "a", "--against", "baseline:main", "--margin", "-1"), "share above 0");
        assertOneLine(run("compare", "a", "a"), "are the same run");
        assertOneLine(run("compare", "a", "--format", "csv"), "needs two runs");
        Path file = reports.resolve("baselines/main.json");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("\"dataset\" : \"events\"", "\"dataset\" : \"orders\""));
        assertOneLine(run("gate", "a", "--against", "baseline:main"), "is of dataset orders");
        assertOneLine(run("compare", "baseline:main", "a"), "is of dataset orders");
        Files.writeString(file, good.substring(0, good.length() / 2));
        assertOneLine(run("compare", "baseline:main", "a"), "is not a run in brief");
        Files.writeString(file, good.replace("\"schemaVersion\" : " + Brief.SCHEMA_VERSION, "\"schemaVersion\" : 99"));
        assertOneLine(run("compare", "baseline:main", "a"), "has schemaVersion 99");
        Files.writeString(file, "[]");
        assertOneLine(run("compare", "baseline:main", "a"), "it has no 'schemaVersion'");
        Files.writeString(reports.resolve("gate.conf"), "margn = 0.1");
        assertOneLine(run("gate", "a", "--against", "baseline:main"), "did you mean 'margin'");
    }

    @Test
    void aHistoryCutShortByACrashIsReadAndGoesOn() throws Exception {
        write("a", new SyntheticRun(1).on("2026-04-01"));
        write("b", new SyntheticRun(2).on("2026-04-02"));
        run("history", "add", "a");
        Path file = reports.resolve("history/runs.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 300));
        assertThat(run("history", "show").err()).contains("is cut short and left out");
        assertThat(run("history", "add", "b").code()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(run("history", "show").err()).isEmpty();
        Files.writeString(file, "{}\n" + whole);
        assertOneLine(run("history", "show"), "line 1 is not a run in brief");
    }

    private static void assertOneLine(Result result, String text) {
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err()).startsWith("pglayout: ").contains(text);
    }
}
