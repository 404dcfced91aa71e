package dev.pglayout.jmh.session;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a fork found out besides times; JMH's results hold numbers only.
 *
 * @param order the arm of each measured iteration, by its place in {@code arms}
 * @param arms in the order in which the fork was given them
 */
public record ForkNotes(List<Integer> order, List<OfArm> arms) {

    /**
     * @param resultChecksum checksum of the answers to the first bind sets, hexadecimal
     * @param planKind {@code custom}, {@code generic}, {@code mixed} or {@code unprepared}
     * @param walBytes WAL written in measured slices over all servers, in bytes; -1 where not counted
     * @param histogram encoded latencies of what was measured; empty where nothing was
     */
    public record OfArm(String resultChecksum, String planKind, long walBytes, String histogram) {}

    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("order", order.stream().map(String::valueOf).collect(Collectors.joining(",")));
        properties.setProperty("arms", String.valueOf(arms.size()));
        for (int i = 0; i < arms.size(); i++) {
            OfArm arm = arms.get(i);
            properties.setProperty(i + ".resultChecksum", arm.resultChecksum());
            properties.setProperty(i + ".planKind", arm.planKind());
            properties.setProperty(i + ".walBytes", String.valueOf(arm.walBytes()));
            properties.setProperty(i + ".histogram", arm.histogram());
        }
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
        List<Integer> order = Arrays.stream(properties.getProperty("order").split(","))
                .filter(arm -> !arm.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new ForkNotes(
                order,
                IntStream.range(0, Integer.parseInt(properties.getProperty("arms")))
                        .mapToObj(i -> new OfArm(
                                properties.getProperty(i + ".resultChecksum"),
                                properties.getProperty(i + ".planKind"),
                                Long.parseLong(properties.getProperty(i + ".walBytes")),
                                properties.getProperty(i + ".histogram")))
                        .toList());
    }
}
