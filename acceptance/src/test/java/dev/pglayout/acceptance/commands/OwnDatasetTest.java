package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset of the user's own is a folder: columns with generators, two layouts, two operations, and no Java. */
class OwnDatasetTest {
    private static final Path ORDERS = Path.of("src", "test", "resources", "own-dataset");

    @Test
    void isLoadedVerifiedExplainedMeasuredAndExported(@TempDir Path folder) throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        String[] orders = {"--sql-dir=" + ORDERS, "--dataset=orders", "--layouts=plain,partitioned"};

        assertThat(pglayout.onTiny("verify", orders).ended(ExitCode.OK).out())
                .contains("PASS  plain", "PASS  partitioned");
        assertThat(pglayout.onTiny("explain", orders).ended(ExitCode.OK).out())
                .contains("order-lookup", "customer-month", "partitioned");
        pglayout.bench(orders).ended(ExitCode.OK);
        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(run.forks()).extracting("operation").contains("order-lookup", "customer-month");

        Path csv = folder.resolve("orders.csv");
        pglayout.run(List.of(
                        "export", "--sql-dir=" + ORDERS, "--dataset=orders", "--rows-per-month=50", "--output=" + csv))
                .ended(ExitCode.OK);
        assertThat(Files.readAllLines(csv))
                .hasSize(601)
                .first()
                .isEqualTo(
                        "\"id\",\"number\",\"customer_id\",\"ordered_at\",\"state\",\"total\",\"quantity\",\"note\",\"details\"");
        assertThat(Files.readAllLines(csv).get(1))
                .startsWith("\"018cc420-bdc3-7")
                .contains(",1000,", "2024-01-01T08:25:29.283");
    }

    @Test
    void whatItsMonthsLackForMaintenanceIsNamed(@TempDir Path folder) throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", "--sql-dir=" + ORDERS, "--dataset=orders", "--layouts=partitioned")
                .ended(ExitCode.OK);
        try {
            maintain(pglayout, "months")
                    .error(ExitCode.BAD_INPUT)
                    .contains(
                            "dataset orders has no maintain/months.sql for layout 'partitioned'; see",
                            "CONTRIBUTING.md");
            maintain(pglayout, "create", "--from=2024-04", "--to=2024-05")
                    .error(ExitCode.BAD_INPUT)
                    .contains("dataset orders has no maintain.sql that creates months of layout 'partitioned'");
            maintain(pglayout, "archive", "--before=2024-02", "--to=" + folder.resolve("archive"))
                    .error(ExitCode.BAD_INPUT)
                    .contains("dataset orders has no maintain/months.sql");
            assertThat(folder.resolve("archive")).doesNotExist();
        } finally {
            pglayout.run("down");
        }
    }

    private static Outcome maintain(Pglayout pglayout, String work, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("maintain", work, "--state-dir=" + pglayout.stateDir().root()));
        arguments.addAll(List.of(options));
        return pglayout.run(arguments);
    }

    @Test
    void mistakesInItsDescriptionAreNamedWithTheirLine(@TempDir Path folder) throws Exception {
        Path dataset = Files.createDirectories(folder.resolve("sql/orders"));
        String good = Files.readString(ORDERS.resolve("orders/dataset.conf"));
        String[][] mistakes = {
            {
                "generator = sequence",
                "generator = sequenze",
                ":6: unknown generator 'sequenze' (did you mean 'sequence'?)"
            },
            {"start = 1000", "begin = 1000", ":6: unknown key 'begin'"},
            {
                "type = bigint, generator = sequence",
                "type = text, generator = sequence",
                "generator sequence is for bigint"
            },
            {"weights = [5, 80, 15]", "weights = [5, 80]", "3 values, 2 weights"},
            {"below = 25.00", "below = 0", "below must be a numeric(10,2) above 0"},
            {"is = returned", "is = lost", "negative-where needs a column with generator choice that has the value"},
            {"{{1..9}}", "{{1..", "the template gives no JSON"},
            {"{{hex 6}}", "{{hax 6}}", "unknown place {{hax 6}}"},
            {"max-length = 40", "max-length = 0", "max-length"},
            {"generator = time", "", "uuid version 7 needs a column with generator time"},
        };
        for (String[] mistake : mistakes) {
            Files.writeString(dataset.resolve("dataset.conf"), good.replace(mistake[0], mistake[1]));
            Pglayout.in(folder)
                    .run(List.of("export", "--sql-dir=" + folder.resolve("sql"), "--dataset=orders"))
                    .error(ExitCode.BAD_INPUT)
                    .contains("dataset.conf:", mistake[2]);
        }
    }
}
