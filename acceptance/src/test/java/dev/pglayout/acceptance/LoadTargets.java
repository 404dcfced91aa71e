package dev.pglayout.acceptance;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.data.DatasetSpec.Skew;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small targets on the shared test servers. */
final class LoadTargets {
    static final Path SQL = Path.of("..", "sql");
    static final LoadOptions TWO_STREAMS = new LoadOptions(2, false, false);

    private LoadTargets() {}

    /** A seed of its own gives a test a database of its own. */
    static DatasetSpec spec(int rowsPerMonth, long seed) {
        return new DatasetSpec(
                "events",
                YearMonth.of(2024, 1),
                YearMonth.of(2024, 3),
                rowsPerMonth,
                40,
                Skew.EIGHTY_TWENTY,
                150,
                seed);
    }

    static Target target(String layout, DatasetSpec spec, Path... moreSql) {
        Catalog catalog = catalog(moreSql);
        return Targets.of(
                catalog,
                catalog.layout(layout),
                spec,
                TestServers.cluster(catalog.layout(layout).clusterSpec()));
    }

    /** A layout of a temporary folder, on the server of plain. */
    static Target onPlainsServer(String layout, DatasetSpec spec, Path sqlDir) {
        Catalog catalog = catalog(sqlDir);
        return Targets.of(
                catalog,
                catalog.layout(layout),
                spec,
                TestServers.cluster(catalog.layout("plain").clusterSpec()));
    }

    private static Catalog catalog(Path... moreSql) {
        return Catalog.load(Stream.concat(Stream.of(SQL), Stream.of(moreSql)).toList(), "events");
    }

    static LoadReport load(Target target, RecordedProgress progress) {
        return new Loader(TWO_STREAMS, progress).load(target);
    }

    /** A layout of a temporary folder: plain with one file of its own. */
    static void writeLayout(Path sqlDir, String name, String file, String content) throws IOException {
        Path layout = sqlDir.resolve("events/layouts").resolve(name);
        Files.createDirectories(layout);
        Path plain = SQL.resolve("events/layouts/plain");
        for (String copied : List.of("layout.conf", "create.sql", "index.sql")) {
            Files.writeString(layout.resolve(copied), Files.readString(plain.resolve(copied)));
        }
        Files.writeString(layout.resolve(file), content);
    }

    static String ask(Target target, Node node, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static String ask(Target target, String sql) throws SQLException {
        return ask(target, target.cluster().entry(), sql);
    }

    static void execute(Target target, String sql) throws SQLException {
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
