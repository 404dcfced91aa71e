package dev.pglayout.jmh.run;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The class path of forks: this process's own without the libraries that only the docker provider needs. Looking up a JDBC
 * driver would open each of them, thousands of classes, and cost each of hundreds of forks some 30 ms of processor time.
 */
final class ForkClassPath {
    private static final String PROPERTY = "java.class.path";
    private static final String DOCKER_LIBRARIES = "docker-libraries";

    private ForkClassPath() {}

    /** JMH takes the class path of its forks from this process's property; the running process has read its own already. */
    static void use() {
        System.setProperty(PROPERTY, withoutDocker(System.getProperty(PROPERTY)));
    }

    static String withoutDocker(String classPath) {
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !inDockerFolder(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder that the build fills, beside the jar. */
    private static boolean inDockerFolder(Path entry) {
        Path folder = entry.getParent();
        return folder != null && folder.endsWith(DOCKER_LIBRARIES);
    }
}
