package dev.pglayout.jmh.selftest;

import dev.pglayout.fixtures.server.StateDir;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asked of {@code selftest}.
 *
 * @param profile name or file, for data and lengths; its arms and operations do not apply
 * @param overrides values by configuration path
 * @param slowdowns labels; empty means all
 * @param home folder that holds {@code sql/}
 * @param folder where the runs and the result are kept; made anew
 */
public record SelfTestRequest(
        String profile,
        Map<String, String> overrides,
        List<String> slowdowns,
        int repetitions,
        Path home,
        StateDir stateDir,
        Optional<Path> pgBin,
        Path folder) {}
