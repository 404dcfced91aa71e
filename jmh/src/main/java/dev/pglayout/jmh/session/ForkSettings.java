package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.server.StateDir;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the runner tells a fork, as system properties; a plain JMH run sets none of them and gets the defaults. */
public final class ForkSettings {
    private static final String PREFIX = "pglayout.fork.";
    private static final int SETTLING = Integer.getInteger(PREFIX + "settling", 0);
    private static final int BIND_SETS = 1 << 12;

    private ForkSettings() {}

    /** Where the servers' addresses are found: {@code .pglayout} in the checkout, unless the runner says otherwise. */
    public static StateDir stateDir() {
        String named = System.getProperty(PREFIX + "state-dir");
        return new StateDir(named == null ? Home.find().resolve(".pglayout") : Path.of(named));
    }

    /** The JVM argument that sets it. */
    public static String stateDirArgument(StateDir stateDir) {
        return "-D" + PREFIX + "state-dir=" + stateDir.root();
    }

    /** Seed of the binds: the same for all arms, another one in each round. */
    public static long bindSeed() {
        return Long.getLong(PREFIX + "bind-seed", 1L);
    }

    /** How many different questions a read asks before it begins anew; a power of two. */
    public static int bindSets() {
        return Integer.getInteger(PREFIX + "bind-sets", BIND_SETS);
    }

    /** The JVM argument that sets it. */
    public static String bindSetsArgument(int bindSets) {
        return "-D" + PREFIX + "bind-sets=" + bindSets;
    }

    public static boolean cold() {
        return Boolean.getBoolean(PREFIX + "cold");
    }

    /** Executions before each slice that are not measured. */
    public static int settling() {
        return SETTLING;
    }

    /** How many slices are measured of each of the fork's arms; one each, again and again, unless the runner says otherwise. */
    static List<Integer> slices(int arms) {
        String named = System.getProperty(PREFIX + "slices");
        return named == null
                ? Collections.nCopies(arms, 1)
                : Arrays.stream(named.split(",")).map(Integer::valueOf).toList();
    }

    /** The JVM argument that sets it. */
    public static String slicesArgument(List<Integer> ofArms) {
        return "-D" + PREFIX + "slices=" + ofArms.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public static Pinning pinning() {
        return Pinning.of(System.getProperty(PREFIX + "pinning", Pinning.NONE.toString()));
    }

    /** Where the fork leaves what JMH's results cannot carry. */
    public static Optional<Path> notes() {
        return Optional.ofNullable(System.getProperty(PREFIX + "notes")).map(Path::of);
    }

    /** The JVM arguments that set these. */
    public static List<String> jvmArguments(long bindSeed, boolean cold, int settling, Pinning pinning, Path notes) {
        return List.of(
                "-D" + PREFIX + "bind-seed=" + bindSeed,
                "-D" + PREFIX + "cold=" + cold,
                "-D" + PREFIX + "settling=" + settling,
                "-D" + PREFIX + "pinning=" + pinning,
                "-D" + PREFIX + "notes=" + notes);
    }
}
