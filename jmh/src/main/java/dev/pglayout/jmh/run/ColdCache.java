package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.server.CacheDrop;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.harness.Checkpoints;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Before each fork of a cold run: servers restarted, so that shared buffers are empty, and the OS cache dropped where permitted. */
final class ColdCache {
    private final Function<String, Provider> providers;
    private final List<Target> targets;
    private final Checkpoints checkpoints;
    private final boolean active;
    private final Consumer<String> fate;
    private final Set<String> achieved = new TreeSet<>();

    /**
     * @param providers of a target's servers, by its key
     * @param fate told what became of the operating system's cache, whenever something new is known
     */
    ColdCache(
            Function<String, Provider> providers,
            List<Target> targets,
            Checkpoints checkpoints,
            boolean active,
            Consumer<String> fate) {
        this.providers = providers;
        this.targets = targets;
        this.checkpoints = checkpoints;
        this.active = active;
        this.fate = fate;
    }

    boolean active() {
        return active;
    }

    void empty(String layout) throws SQLException {
        if (!active) {
            return;
        }
        checkpoints.forget(layout);
        for (Target target : targets) {
            if (target.key().equals(layout)) {
                Provider provider = providers.apply(layout);
                for (Node node : target.cluster().nodes()) {
                    provider.restart(node);
                    CacheDrop drop = provider.dropOsCache(node);
                    if (achieved.add(drop.toString())) {
                        fate.accept(String.join("; ", achieved));
                    }
                }
            }
        }
    }
}
