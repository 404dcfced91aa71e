package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code forks.jsonl}, whose last line a crash may have cut short. */
final class ForkLines {
    /** @param arms of a trial that gave no number its position, because nothing in it says whose it was */
    private record Key(int round, String operation, String mode, Object arms) {}

    private ForkLines() {}

    /**
     * The forks of run.json and of the lines beside it; a repeated fork counts as it was measured last.
     *
     * @param version1 upgrades lines of that version; null where they are of this one
     */
    static List<Fork> merge(List<Fork> known, Path file, UpgradeV1 version1, List<String> notes) {
        List<Fork> read = Files.exists(file) ? read(file, version1, notes) : List.of();
        Map<Key, Fork> forks = new LinkedHashMap<>();
        Stream.concat(known.stream(), (version1 == null ? read : UpgradeV1.joined(read)).stream())
                .forEach(fork -> forks.put(key(fork), fork));
        return forks.values().stream()
                .sorted(Comparator.comparingInt(Fork::position))
                .toList();
    }

    private static List<Fork> read(Path file, UpgradeV1 version1, List<String> notes) {
        List<Fork> forks = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                forks.add(fork(lines.get(i), version1));
            } catch (JsonProcessingException e) {
                if (i < lines.size() - 1) {
                    throw UserError.badInput("%s line %d is not a fork: %s", file, i + 1, e.getOriginalMessage());
                }
                notes.add("the last line of " + file.getFileName() + " is cut short; that fork is left out");
            }
        }
        return forks;
    }

    private static Fork fork(String line, UpgradeV1 version1) throws JsonProcessingException {
        JsonNode tree = Json.MAPPER.readTree(line);
        if (version1 != null) {
            version1.fork(tree);
        }
        Fork fork = Json.MAPPER.treeToValue(tree, Fork.class);
        if (fork == null || fork.operation() == null || fork.kind() == null) {
            throw new JsonMappingException(null, "it has no kind and operation");
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
        Object arms = fork.arms().isEmpty() ? fork.position() : fork.arms();
        return new Key(fork.round(), fork.operation(), fork.mode(), arms);
    }
}
