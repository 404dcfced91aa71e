package dev.pglayout.console;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Turns {@code -Dbench.rounds=20} of a Maven command line into {@code --rounds=20}; a misspelt property is named.
 *
 * @param prefix of the properties, such as {@code bench.}
 * @param command whose options they are
 */
public record MavenProperties(String prefix, CommandSpec command) {
    /** Read by the build itself. */
    private static final String SKIP = "skip";

    /** @param file properties with the prefix, as the build wrote them */
    List<String> arguments(Path file) {
        TreeSet<String> allowed = command.options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(name -> name.startsWith("--"))
                .map(name -> prefix + name.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
        allowed.removeAll(List.of(prefix + "help", prefix + "properties"));
        Properties properties = load(file);
        List<String> arguments = new ArrayList<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.equals(prefix + SKIP)) {
                continue;
            }
            if (!allowed.contains(name)) {
                throw UserError.unknown("property", name, allowed);
            }
            arguments.add("--" + name.substring(prefix.length()) + "=" + properties.getProperty(name));
        }
        return arguments;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw UserError.badInput("properties file '%s' cannot be read: %s", file, e.getMessage());
        }
        return properties;
    }
}
