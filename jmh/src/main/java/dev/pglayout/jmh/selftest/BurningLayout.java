package dev.pglayout.jmh.selftest;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.server.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Makes the layouts of the self-test, as a folder of SQL: plain, with what {@code sql/<dataset>/selftest} changes. */
final class BurningLayout {
    /** Plain, with operations that work longer when a session says so. */
    static final String NAME = "burning";

    static final String UNINDEXED = "unindexed";

    /** Rows that are summed up beside the answer. */
    static final String SETTING = "app.selftest.burn";

    private static final String BASE = "plain";

    /** Burns one row: that there is any costs by itself, as that the setting is set does. */
    static final String CONTROL = arm(1);

    private BurningLayout() {}

    static String arm(long rows) {
        return NAME + "{" + SETTING + "=" + rows + "}";
    }

    /**
     * Writes the folder anew.
     *
     * @param operations that can be slowed down
     * @return to be read beside {@code sql/}
     */
    static Path write(Catalog catalog, Path sql, StateDir stateDir, List<String> operations) throws IOException {
        Path source = sql.resolve(catalog.dataset()).resolve("selftest");
        Path folder = stateDir.root().resolve("selftest").resolve("sql");
        Path layouts = folder.resolve(catalog.dataset()).resolve("layouts");
        String conf = Files.readString(catalog.layout(BASE).dir().resolve("layout.conf")) + "verbs-of = " + BASE + "\n";
        for (String name : List.of(NAME, UNINDEXED)) {
            Path layout = Files.createDirectories(layouts.resolve(name));
            empty(layout);
            Files.writeString(layout.resolve("layout.conf"), conf);
        }
        copy(source.resolve(UNINDEXED), layouts.resolve(UNINDEXED));
        Path queries = Files.createDirectories(layouts.resolve(NAME).resolve("queries"));
        String burn = Files.readString(source.resolve("burn.sql"));
        for (String name : operations) {
            Operation operation = catalog.operation(name);
            Files.writeString(queries.resolve(name + ".sql"), burn.replace("{operation}", operation.sql()));
        }
        return folder;
    }

    /** What an earlier version wrote must not stand in the way. */
    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
