package dev.pglayout.reports.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pglayout.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands write where the user says. */
public final class TextFile {
    private TextFile() {}

    /** Replaces the file as a whole; its folder is made where it is missing. */
    public static void write(Path file, String text) {
        if (Files.isDirectory(file)) {
            throw UserError.badInput("cannot write %s: it is a folder", file);
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Io.cannot("write", file, e);
        }
        Io.replace(file, text.getBytes(UTF_8));
    }

    /** Pretty JSON with a line end. */
    public static String json(Object value) {
        try {
            return Json.pretty().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
