package dev.pglayout.jmh.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An archive of the fork's loaded classes, shared by all forks: with hundreds of forks, class loading would otherwise cost more
 * time than measuring. The same archive serves all arms.
 *
 * @see <a href="https://openjdk.org/jeps/350">JEP 350: Dynamic CDS Archives</a>
 */
final class ClassDataSharing {
    private final Path archive;

    ClassDataSharing(Path directory) throws IOException {
        Files.createDirectories(directory);
        archive = directory.resolve("fork-" + key() + ".jsa");
    }

    private boolean ready() {
        return Files.isRegularFile(archive);
    }

    /** Makes the archive unless it is there; without one, forks only start more slowly. */
    void train(List<String> jvmArguments, String arm) throws IOException, InterruptedException {
        if (ready() || !possible()) {
            return;
        }
        deleteOthers();
        Path unfinished = archive.resolveSibling("unfinished.jsa");
        Path output = Files.createTempFile("pglayout-cds", ".log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + unfinished,
                "-Djmh.ignoreLock=true",
                "-cp",
                System.getProperty("java.class.path"),
                ClassDataTraining.class.getName(),
                arm,
                output.toString()));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Files.deleteIfExists(output);
        if (exit == 0 && Files.exists(unfinished)) {
            Files.move(unfinished, archive);
        }
    }

    /** Archives of earlier builds: each is as large as the jar. */
    private void deleteOthers() throws IOException {
        try (Stream<Path> files = Files.list(archive.getParent())) {
            for (Path file :
                    files.filter(other -> other.toString().endsWith(".jsa")).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The JVM refuses class paths with folders. */
    private static boolean possible() {
        return Arrays.stream(classPath()).noneMatch(entry -> Files.isDirectory(Path.of(entry)));
    }

    /** JVM arguments of every other fork; none while there is no archive. */
    List<String> arguments() {
        return ready() ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto") : List.of();
    }

    private static String[] classPath() {
        return System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
    }

    private static String key() throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        for (String entry : classPath()) {
            Path file = Path.of(entry);
            text.append('|').append(file.toAbsolutePath());
            if (Files.isRegularFile(file)) {
                text.append(Files.size(file))
                        .append(Files.getLastModifiedTime(file).toMillis());
            }
        }
        return DigestUtils.sha256Hex(text.toString()).substring(0, 16);
    }
}
