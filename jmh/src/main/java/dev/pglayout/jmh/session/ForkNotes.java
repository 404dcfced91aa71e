package dev.pglayout.jmh.session;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a fork found out besides times; JMH's results hold numbers only.
 *
 * @param resultChecksum checksum of the answers to the first bind sets, hexadecimal
 * @param planKind {@code custom}, {@code generic}, {@code mixed} or {@code unprepared}
 * @param walBytes WAL written during measured iterations over all servers, in bytes; -1 where not counted
 * @param histogram encoded latencies of measured writes, empty for reads: JMH samples those itself
 */
public record ForkNotes(String resultChecksum, String planKind, long walBytes, String histogram) {
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("resultChecksum", resultChecksum);
        properties.setProperty("planKind", planKind);
        properties.setProperty("walBytes", String.valueOf(walBytes));
        properties.setProperty("histogram", histogram);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ForkNotes read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the fork left no notes", e);
        }
        return new ForkNotes(
                properties.getProperty("resultChecksum"),
                properties.getProperty("planKind"),
                Long.parseLong(properties.getProperty("walBytes")),
                properties.getProperty("histogram"));
    }
}
