package dev.pglayout.jmh.cli;

import dev.pglayout.fixtures.environment.GitState;
import dev.pglayout.fixtures.plan.Home;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: enough for a bug report. */
final class Version implements IVersionProvider {
    private static final int SHORT_COMMIT = 10;

    @Override
    public String[] getVersion() throws IOException {
        Properties build = build();
        return new String[] {
            "pglayout %s%s".formatted(build.get("version"), commit(GitState.of(Home.find()))),
            "JMH %s, Java %s (%s)".formatted(build.get("jmh"), Runtime.version(), System.getProperty("java.vm.name"))
        };
    }

    private static Properties build() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        }
    }

    private static String commit(Map<String, String> git) {
        String commit = git.get("commit");
        if (commit == null) {
            return "";
        }
        return ", commit %s%s"
                .formatted(
                        commit.substring(0, SHORT_COMMIT),
                        Boolean.parseBoolean(git.get("dirty")) ? " with uncommitted changes" : "");
    }
}
