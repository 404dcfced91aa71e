package dev.pglayout.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * This JVM's class path with its folders packed as jars, as a build's users have it: the archive of loaded classes that forks
 * share needs jars, and without it each fork loads its classes for some seconds of processor time.
 */
public final class ClassPathInJars {
    private static String packed;

    private ClassPathInJars() {}

    public static synchronized String get() {
        if (packed == null) {
            String[] entries = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
            packed = Arrays.stream(entries)
                    .map(ClassPathInJars::jar)
                    .filter(Files::exists)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return packed;
    }

    private static Path jar(String entry) {
        Path path = Path.of(entry).toAbsolutePath();
        return Files.isDirectory(path) ? pack(path) : path;
    }

    private static Path pack(Path folder) {
        try {
            Path jars = Files.createDirectories(
                    TestServers.FOLDER.resolve("class-path").toAbsolutePath());
            // As in jmh/target/classes.
            Path jar = jars.resolve(folder.getParent().getParent().getFileName() + "-" + folder.getFileName() + ".jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.setLevel(Deflater.BEST_SPEED);
                for (Path each : files(folder)) {
                    zip.putNextEntry(
                            new ZipEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
                    Files.copy(each, zip);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
