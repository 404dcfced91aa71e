package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Annotation;
import dev.pglayout.reports.model.Brief;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs in brief and annotations, one per line, in files that only grow.
 *
 * @param runs by date, oldest first
 * @param annotations by date
 * @param notes what a reader must know, one line each
 */
public record History(List<Brief> runs, List<Annotation> annotations, List<String> notes) {
    private static final String RUNS = "runs.jsonl";
    private static final String ANNOTATIONS = "annotations.jsonl";

    /** All {@code *.jsonl} of a folder; a folder that is not there yet is an empty history. */
    public static History read(Path folder) {
        List<Brief> runs = new ArrayList<>();
        List<Annotation> annotations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path file : files(folder)) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    line(lines.get(i), file + " line " + (i + 1), i == lines.size() - 1, runs, annotations, notes);
                }
            }
        }
        runs.sort(Comparator.comparing(Brief::createdAt));
        annotations.sort(Comparator.comparing(Annotation::date));
        return new History(List.copyOf(runs), List.copyOf(annotations), List.copyOf(notes));
    }

    /** Adds a run at the end; one that is there already is refused. */
    public static Path add(Path folder, Brief run) {
        boolean known =
                read(folder).runs().stream().anyMatch(brief -> brief.runId().equals(run.runId()));
        if (known) {
            throw UserError.badInput("run %s is in the history %s already", run.runId(), folder);
        }
        return append(folder.resolve(RUNS), run);
    }

    public static Path add(Path folder, Annotation annotation) {
        return append(folder.resolve(ANNOTATIONS), annotation);
    }

    private static void line(
            String text,
            String where,
            boolean last,
            List<Brief> runs,
            List<Annotation> annotations,
            List<String> notes) {
        try {
            JsonNode tree = Json.MAPPER.readTree(text);
            if (tree.hasNonNull("date") && tree.hasNonNull("text")) {
                annotations.add(Json.reader(Annotation.class).readValue(tree));
            } else {
                runs.add(BriefJson.read(text, where));
            }
        } catch (JsonProcessingException e) {
            if (!last) {
                throw UserError.badInput("%s is not valid JSON: %s", where, e.getOriginalMessage());
            }
            notes.add(where + " is cut short and left out");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UserError.badInput("history %s is not a folder", folder);
        }
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Io.cannot("read", folder, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8).lines().toList();
        } catch (IOException e) {
            throw Io.cannot("read", file, e);
        }
    }

    /** What a crash cut short is no record, and the next line must not be glued to it; one that only lacks its line end is. */
    private static String whole(String text) {
        int lines = text.lastIndexOf('\n') + 1;
        String last = text.substring(lines);
        try {
            return Json.MAPPER.readTree(last).isObject() ? text : text.substring(0, lines);
        } catch (JsonProcessingException e) {
            return text.substring(0, lines);
        }
    }

    private static Path append(Path file, Object value) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String text = Files.exists(file) ? Files.readString(file, UTF_8) : "";
            String whole = whole(text);
            String glue = whole.isEmpty() || whole.endsWith("\n") ? "" : "\n";
            try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
                long end = whole.getBytes(UTF_8).length;
                channel.truncate(end).position(end);
                ByteBuffer line =
                        ByteBuffer.wrap((glue + Json.MAPPER.writeValueAsString(value) + "\n").getBytes(UTF_8));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            return file;
        } catch (IOException e) {
            throw Io.cannot("append to", file, e);
        }
    }
}
