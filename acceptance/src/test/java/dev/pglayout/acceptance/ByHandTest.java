package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Verb;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Role;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of every layout in psql, without pglayout, as sql/README.md describes it. */
class ByHandTest {
    private static final Path EVENTS = Path.of("..", "sql", "events");
    private static final Catalog CATALOG = Catalog.load(Path.of("..", "sql"), "events");
    private static final Map<String, String> DATASET = Map.of(
            "app.maint.from_month", "2024-01",
            "app.maint.to_month", "2024-03",
            "app.dataset.tenants", "20",
            "app.dataset.rows_per_month", "200");

    @ParameterizedTest
    @MethodSource("layouts")
    void aPersonSeesPlacementPruningAndVerdicts(Layout layout) throws Exception {
        Path psql = psql().orElse(null);
        assumeTrue(psql != null, "psql is not installed");
        if (layout.extensions().contains("citus")) {
            Optional<String> reason = TestServers.notInstalled(layout.clusterSpec());
            assumeTrue(reason.isEmpty(), () -> layout.name() + ": " + reason.orElse(""));
        }
        ScriptedLayout scripted = ScriptedLayout.fresh(layout, DATASET);
        onAll(psql, scripted, Verb.CREATE);
        onAll(psql, scripted, Verb.DISTRIBUTE);
        run(psql, scripted, scripted.cluster().entry(), EVENTS.resolve("by-hand/rows.sql"));
        onAll(psql, scripted, Verb.INDEX);
        onAll(psql, scripted, Verb.VACUUM);
        onAll(psql, scripted, Verb.MAINTAIN);

        String seen = onAll(psql, scripted, Verb.VERIFY);

        assertThat(seen).contains("PASS").doesNotContain("FAIL");
        assertThat(seen).contains("one tenant in one month").containsAnyOf("tables read", "shards asked");

        onAll(psql, scripted, Verb.DROP);
    }

    /** On every server that has something to do, in the order that the verb needs. */
    private static String onAll(Path psql, ScriptedLayout scripted, Verb verb) throws Exception {
        List<Node> nodes = new ArrayList<>(scripted.cluster().followers());
        nodes.add(scripted.cluster().entry());
        if (!verb.followersFirst()) {
            Collections.reverse(nodes);
        }
        StringBuilder printed = new StringBuilder();
        for (Node node : nodes) {
            Optional<Path> file = file(scripted.layout(), verb, node.role());
            if (file.isPresent()) {
                printed.append(run(psql, scripted, node, file.get()));
            }
        }
        return printed.toString();
    }

    /** Where a person looks: the layout's folder, that of the layout whose verbs it has, what all share. */
    private static Optional<Path> file(Layout layout, Verb verb, Role role) {
        String name = verb.fileName(role);
        return Stream.of(
                        layout.dir().resolve(name),
                        layout.extensions().contains("citus")
                                ? EVENTS.resolve("layouts/citus").resolve(name)
                                : EVENTS.resolve(name),
                        EVENTS.resolve("shared").resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private static String run(Path psql, ScriptedLayout scripted, Node node, Path file)
            throws IOException, InterruptedException, SQLException {
        ProcessBuilder builder = new ProcessBuilder(
                        psql.toString(), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + file)
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PGHOST", node.client().host());
        environment.put("PGPORT", Integer.toString(node.client().port()));
        environment.put("PGUSER", node.credentials().user());
        environment.put("PGPASSWORD", node.credentials().password());
        environment.put("PGDATABASE", scripted.database());
        environment.put("PGTZ", "Asia/Tokyo");
        environment.put(
                "PGOPTIONS",
                scripted.settings(node).entrySet().stream()
                        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s on %s%n%s", file, node.name(), printed)
                .isZero();
        return printed;
    }

    /** On the PATH, else the newest of Debian's folders. */
    private static Optional<Path> psql() throws IOException {
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        Path family = Path.of("/usr/lib/postgresql");
        List<Path> installed = new ArrayList<>();
        if (Files.isDirectory(family)) {
            try (Stream<Path> versions = Files.list(family)) {
                versions.map(version -> version.resolve("bin"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(installed::add);
            }
        }
        return Stream.concat(onPath, installed.stream())
                .map(folder -> folder.resolve("psql"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Layout> layouts() {
        return CATALOG.layouts().values().stream();
    }
}
