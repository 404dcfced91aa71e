package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code forks.jsonl}, whose last line a crash may have cut short. */
final class ForkLines {
    private record Key(int round, String operation, String arm, String mode) {}

    private ForkLines() {}

    /** The forks of run.json and of the lines beside it; a repeated fork counts as it was measured last. */
    static List<Fork> merge(List<Fork> known, Path file, List<String> notes) {
        Map<Key, Fork> forks = new LinkedHashMap<>();
        known.forEach(fork -> forks.put(key(fork), fork));
        if (Files.exists(file)) {
            read(file, notes, forks);
        }
        return forks.values().stream()
                .sorted(Comparator.comparingInt(Fork::position))
                .toList();
    }

    private static void read(Path file, List<String> notes, Map<Key, Fork> forks) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                Fork fork = fork(lines.get(i));
                forks.put(key(fork), fork);
            } catch (JsonProcessingException e) {
                if (i < lines.size() - 1) {
                    throw UserError.badInput("%s line %d is not a fork: %s", file, i + 1, e.getOriginalMessage());
                }
                notes.add("the last line of " + file.getFileName() + " is cut short; that fork is left out");
            }
        }
    }

    private static Fork fork(String line) throws JsonProcessingException {
        Fork fork = Json.reader(Fork.class).readValue(line);
        if (fork == null || fork.operation() == null || fork.arm() == null) {
            throw new JsonMappingException(null, "it names no operation and arm");
        }
        return fork;
    }

    private static List<String> lines(Path file) {
        try {
            // Not readAllLines: it would refuse a file that a crash cut inside a character.
            return new String(Files.readAllBytes(file), UTF_8).lines().toList();
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    private static Key key(Fork fork) {
        return new Key(fork.round(), fork.operation(), fork.arm(), fork.mode());
    }
}
