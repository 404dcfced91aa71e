package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Brief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of named runs in brief, {@code NAME.json} each, meant to be committed. */
public final class Baselines {
    private static final String SUFFIX = ".json";

    private final Path folder;

    public Baselines(Path folder) {
        this.folder = folder;
    }

    /** Where the baseline is, or would be. */
    public Path file(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw UserError.badInput("baseline name '%s' must be letters, digits, '.', '_' and '-'", name);
        }
        return folder.resolve(name + SUFFIX);
    }

    /** @param replace whether a baseline of this name may be written over */
    public Path save(String name, Brief brief, boolean replace) {
        Path file = file(name);
        if (Files.exists(file) && !replace) {
            throw UserError.badInput("baseline '%s' exists in %s; --replace writes over it", name, folder);
        }
        TextFile.write(file, TextFile.json(brief));
        return file;
    }

    public Brief read(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            List<String> names = names();
            throw names.isEmpty()
                    ? UserError.badInput("no baseline '%s': %s holds none; make one with 'baseline save'", name, folder)
                    : UserError.unknown("baseline", name, names);
        }
        try {
            return BriefJson.read(Files.readString(file, UTF_8), file.toString());
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    /** In alphabetical order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Io.cannot("read", folder, e);
        }
    }
}
