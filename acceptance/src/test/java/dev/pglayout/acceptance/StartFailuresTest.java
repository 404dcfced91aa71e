package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.fixtures.server.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers that cannot start say why in one line. */
class StartFailuresTest {
    private static final Topology SINGLE = new Topology(Topology.Kind.SINGLE, 0);

    @Test
    void unknownSettingIsShownAsTheServerPutIt() {
        ClusterSpec spec = new ClusterSpec("misspelled", SINGLE, List.of(), Map.of("work_men", "1MB"));
        assertThatThrownBy(() -> TestServers.cluster(spec))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessageContaining("start of single of misspelled on port")
                .hasMessageContaining("a server setting is wrong")
                .hasMessageContaining("unrecognized configuration parameter \"work_men\"")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatCameUpBesideItIsStoppedAgain() {
        ClusterSpec good = new ClusterSpec("beside", SINGLE, List.of(), Map.of("work_mem", "3MB"));
        ClusterSpec bad = new ClusterSpec("misspelled", SINGLE, List.of(), Map.of("work_men", "1MB"));
        assertThatThrownBy(() -> TestServers.clusters(List.of(good, bad))).isInstanceOf(UserError.class);
        assertThat(TestServers.provider().status())
                .filteredOn(server -> server.cluster().equals("beside"))
                .isNotEmpty()
                .noneMatch(ServerStatus::running);
    }

    @Test
    void extensionThatIsNotThereIsNamedBeforeAnythingStarts() {
        ClusterSpec spec = new ClusterSpec("extended", SINGLE, List.of("no_such_extension"), Map.of());
        assertThatThrownBy(() -> TestServers.cluster(spec))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("provider 'embedded' cannot serve layout 'extended'")
                .hasMessageContaining("lacks: no_such_extension");
    }

    @Test
    void wrongFolderOfProgramsIsBadInput() {
        Path wrong = Path.of("no", "such", "folder").toAbsolutePath();
        ServerOptions options = ServerOptions.DEFAULT.withPgBin(wrong);
        try (Provider provider = Providers.named("local", TestServers.stateDir(), options)) {
            assertThatThrownBy(provider::serverVersion)
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                    .hasMessageContaining("no executable initdb in " + wrong);
        }
    }
}
