package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds and reads runs: a folder, its {@code run.json}, a run's id, or {@code latest}. */
public final class RunReader {
    private static final List<String> REQUIRED = List.of("schemaVersion", "runId", "status", "plan");

    private RunReader() {}

    /**
     * Reads a run that has at least one fork.
     *
     * @param reference folder, file, run id or {@code latest}
     * @param runs the folder of all runs, where ids and {@code latest} are looked up
     */
    public static LoadedRun read(String reference, Path runs) {
        return read(locate(reference, runs));
    }

    /** Reads a run that has at least one fork, from its folder or file. */
    public static LoadedRun read(Path folderOrFile) {
        return require(readAny(folderOrFile), run -> !run.forks().isEmpty(), "forks");
    }

    /** Reads a run that has something to show: forks, or trials of a load test of which nothing is judged. */
    public static LoadedRun readMeasured(String reference, Path runs) {
        return require(
                readAny(reference, runs),
                run -> !run.forks().isEmpty()
                        || run.loadTests() != null && !run.loadTests().trials().isEmpty(),
                "forks and no trials");
    }

    private static LoadedRun require(LoadedRun loaded, Predicate<Run> measured, String missing) {
        if (!measured.test(loaded.run())) {
            throw UserError.badInput(
                    "run %s in %s has no %s: nothing was measured (status %s)",
                    loaded.run().runId(), loaded.folder(), missing, loaded.run().status());
        }
        return loaded;
    }

    /** Reads a run even if nothing was measured yet; {@code --resume} needs that. */
    public static LoadedRun readAny(String reference, Path runs) {
        return readAny(locate(reference, runs));
    }

    /** Reads a run even if nothing was measured yet, from its folder or file. */
    public static LoadedRun readAny(Path folderOrFile) {
        Path file = Files.isDirectory(folderOrFile) ? folderOrFile.resolve(RunFolder.RUN) : folderOrFile;
        Path folder = file.toAbsolutePath().getParent();
        Content content = content(file);
        Run run = content.run();
        List<String> notes = new ArrayList<>();
        if (run.status() == Run.Status.RUNNING) {
            run = run.with(ForkLines.merge(run.forks(), folder.resolve(RunFolder.FORKS), content.version1(), notes));
            notes.add("the run did not end; this is what it had measured");
        }
        return new LoadedRun(run, folder, List.copyOf(notes));
    }

    private static Path locate(String reference, Path runs) {
        if (reference.equals(RunFolder.LATEST)) {
            return Latest.resolve(runs);
        }
        Path given = Path.of(reference);
        return Files.exists(given) || !Files.exists(runs.resolve(reference)) ? given : runs.resolve(reference);
    }

    /** {@code run.json} alone, without the forks beside it. */
    static Run raw(Path file) {
        return content(file).run();
    }

    /** @param version1 what upgraded the run, and will its lines; null where it is of this version */
    private record Content(Run run, UpgradeV1 version1) {}

    private static Content content(Path file) {
        JsonNode tree = tree(file);
        UpgradeV1 version1 = UpgradeV1.needed(tree) ? UpgradeV1.of(tree) : null;
        return new Content(run(tree, file), version1);
    }

    private static Run run(JsonNode tree, Path file) {
        for (String property : REQUIRED) {
            if (!tree.hasNonNull(property)) {
                throw UserError.badInput("%s is not a run of pglayout: it has no '%s'", file, property);
            }
        }
        JsonNode version = tree.get("schemaVersion");
        if (!version.isInt() || version.intValue() < 1 || version.intValue() > Run.SCHEMA_VERSION) {
            throw UserError.badInput(
                    "%s has schemaVersion %s; this pglayout reads 1 to %d, use a newer one",
                    file, version, Run.SCHEMA_VERSION);
        }
        try {
            Run run = Json.reader(Run.class).readValue(tree);
            if (!run.plan().arms().contains(run.plan().control())) {
                throw UserError.badInput(
                        "%s is not a run of pglayout: its plan's control '%s' is none of its arms %s",
                        file, run.plan().control(), run.plan().arms());
            }
            return complete(run);
        } catch (JsonProcessingException e) {
            throw UserError.badInput("%s is not a run of pglayout: %s", file, e.getOriginalMessage());
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    private static JsonNode tree(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.badInput("no run at %s; name a run's folder, its run.json, its id, or 'latest'", file);
        }
        try {
            JsonNode tree = Json.MAPPER.readTree(Files.readString(file, UTF_8));
            if (!tree.isObject()) {
                throw UserError.badInput("%s is not a run of pglayout: it is not a JSON object", file);
            }
            return tree;
        } catch (JsonParseException e) {
            throw UserError.badInput(
                    "%s is not valid JSON (line %d): %s", file, e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    private static Run complete(Run run) {
        Run whole = run.environment() != null ? run : run.with(new Environment(Map.of(), Map.of(), Map.of()));
        return run.schemaVersion() == 1 ? whole.with(UpgradeV1.joined(run.forks())) : whole;
    }
}
