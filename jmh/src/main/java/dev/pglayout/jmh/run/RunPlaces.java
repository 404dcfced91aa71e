package dev.pglayout.jmh.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run found what it measured with, kept in its folder: a resumed run looks in the same places unless told others.
 *
 * @param sqlDirs folders of SQL besides the checkout's own, absolute
 * @param pgBin programs of an installed PostgreSQL, absolute, or null
 */
record RunPlaces(List<String> sqlDirs, String pgBin) {
    static final String FILE = "places.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static RunPlaces of(BenchRequest request) {
        return new RunPlaces(
                request.sqlDirs().stream().skip(1).map(RunPlaces::absolute).toList(),
                request.pgBin().map(RunPlaces::absolute).orElse(null));
    }

    /** Those of an earlier run, where the request names none; a run of an older pglayout kept none. */
    static RunPlaces of(BenchRequest request, Path earlier) {
        RunPlaces given = of(request);
        RunPlaces kept = read(earlier.resolve(FILE));
        return new RunPlaces(
                given.sqlDirs.isEmpty() ? kept.sqlDirs : given.sqlDirs, given.pgBin == null ? kept.pgBin : given.pgBin);
    }

    /** All folders of SQL, the checkout's first. */
    List<Path> sqlFolders(BenchRequest request) {
        List<Path> folders = new ArrayList<>(request.sqlDirs().subList(0, 1));
        for (String dir : sqlDirs) {
            if (!Files.isDirectory(Path.of(dir))) {
                throw UserError.badInput(
                        "the run's folder of SQL '%s' is not there any more; name where it is now with --sql-dir", dir);
            }
            folders.add(Path.of(dir));
        }
        return folders;
    }

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunPlaces read(Path file) {
        if (!Files.exists(file)) {
            return new RunPlaces(List.of(), null);
        }
        try {
            return JSON.readValue(file.toFile(), RunPlaces.class);
        } catch (IOException e) {
            throw UserError.badInput("%s cannot be read: %s", file, e.getMessage());
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
