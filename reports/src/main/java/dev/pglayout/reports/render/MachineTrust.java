package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Canary;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.TargetRecord.Node;
import dev.pglayout.reports.render.view.Page.Trust;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The part of the trust strip that is about the machine: whether it was ours, whether it moved. */
final class MachineTrust {
    private static final double STEAL_LIMIT = 10;
    /** A canary that moved by this share says that the machine moved. */
    private static final double CANARY_LIMIT = 0.25;

    private static final int NAMED = 3;
    private static final String NOT_PINNED = "not pinned";

    private final RunIndex index;
    private final double maxSteal;

    MachineTrust(RunIndex index, double maxSteal) {
        this.index = index;
        this.maxSteal = maxSteal;
    }

    List<Trust> items(Surroundings around) {
        List<Trust> items = new ArrayList<>(List.of(machine()));
        if (index.run().canaries().size() > 1) {
            items.add(canaries());
        }
        if (!isLoadTest()) {
            items.add(pinning());
        }
        items.add(around.held().map(this::sinceBaseline).orElseGet(this::acrossServers));
        items.add(time());
        return items;
    }

    private Trust machine() {
        if (index.run().forks().isEmpty()) {
            return new Trust("Machine", "unknown", "nothing was judged, so nobody looked", "warn");
        }
        DoubleSummaryStatistics load =
                index.run().forks().stream().mapToDouble(Fork::load).summaryStatistics();
        double highest = load.getMax();
        long checkpoints =
                index.run().forks().stream().filter(f -> f.checkpoints() > 0).count();
        boolean stolen = maxSteal > STEAL_LIMIT;
        boolean busy = busy(highest);
        return new Trust(
                "Machine",
                stolen ? "CPU was stolen" : busy ? "busy with other work" : checkpoints > 0 ? "checkpoints" : "quiet",
                "steal up to %s %%, load up to %s%s; %s"
                        .formatted(Fmt.significant(maxSteal), Fmt.significant(highest), ofWhat(), met(checkpoints)),
                stolen || busy || checkpoints > 0 ? "warn" : "ok");
    }

    /**
     * One client keeps about one processor busy; more than all of them means that somebody else was at work. The users of a load
     * test queue for processors themselves, so there a load says nothing.
     */
    private boolean busy(double highest) {
        return !isLoadTest() && cpus().isPresent() && highest > cpus().getAsDouble() + 1;
    }

    private boolean isLoadTest() {
        return index.run().loadTests() != null;
    }

    private String ofWhat() {
        String on = cpus().isPresent() ? " on " + Fmt.plural((long) cpus().getAsDouble(), "CPU") : "";
        return on + (isLoadTest() ? ", this test's own included" : "");
    }

    private static String met(long checkpoints) {
        return switch ((int) checkpoints) {
            case 0 -> "no checkpoint while measuring";
            case 1 -> "1 fork met a checkpoint";
            default -> checkpoints + " forks met a checkpoint";
        };
    }

    private OptionalDouble cpus() {
        String cpus = index.run().environment().machine().getOrDefault("logical cpus", "");
        return cpus.matches("\\d{1,5}") ? OptionalDouble.of(Integer.parseInt(cpus)) : OptionalDouble.empty();
    }

    /** Where the scheduler places client and backend, a look-up has two speeds: waking another processor costs more than it does. */
    private Trust pinning() {
        String told = index.run().environment().machine().get("pinning");
        if (told == null) {
            return new Trust("Pinning", "not recorded", "look-ups may have two speeds", "warn");
        }
        return told.startsWith(NOT_PINNED)
                ? new Trust(
                        "Pinning",
                        NOT_PINNED,
                        told.substring(NOT_PINNED.length()).replaceFirst("^[:,] ", "")
                                + "; look-ups may have two speeds, as the scheduler places client and backend",
                        "warn")
                : new Trust("Pinning", "pinned", told, "ok");
    }

    private Trust canaries() {
        double select = spread(Canary::selectMicros);
        double cpu = spread(Canary::cpuMicros);
        double fsync = spread(Canary::fsyncMicros);
        return new Trust(
                "Machine over time",
                Math.max(select, cpu) > CANARY_LIMIT ? "moved" : "steady",
                "slowest to fastest: SELECT 1 %s, CPU loop %s, fsync %s"
                        .formatted(Fmt.spread(select), Fmt.spread(cpu), Fmt.spread(fsync)),
                Math.max(select, cpu) > CANARY_LIMIT ? "warn" : "ok");
    }

    private Trust sinceBaseline(Baseline baseline) {
        long changes = BaselineTables.between(baseline, index.run()).size();
        return new Trust(
                "Environment since the baseline",
                changes == 0 ? "unchanged" : Fmt.plural(changes, "difference"),
                "against " + baseline.name() + (changes == 0 ? "" : "; all of them under Environment"),
                changes == 0 ? "ok" : "warn");
    }

    private Trust acrossServers() {
        List<Node> nodes =
                index.run().targets().stream().flatMap(t -> t.nodes().stream()).toList();
        long versions = nodes.stream().map(Node::version).distinct().count();
        List<String> settings = SettingsTables.differing(index.run().targets());
        if (nodes.isEmpty()) {
            return new Trust("Servers", "unknown", "no server was recorded", "warn");
        }
        Optional<String> shared = SharedBuffers.equalSum(index.run().targets());
        List<String> unlike = settings.stream()
                .filter(name -> shared.isEmpty() || !name.equals(SharedBuffers.SETTING))
                .toList();
        List<String> parts = new ArrayList<>();
        if (unlike.size() < settings.size()) {
            parts.add("shared_buffers is per server; its sum is %s for each layout".formatted(shared.orElseThrow()));
        }
        if (parts.isEmpty() || !unlike.isEmpty()) {
            parts.add(differ(unlike));
        }
        return new Trust(
                "Servers",
                versions > 1 ? "several versions" : !unlike.isEmpty() ? "one version" : "set up alike",
                String.join("; ", parts),
                versions > 1 ? "warn" : "ok");
    }

    private static String differ(List<String> settings) {
        if (settings.size() > NAMED) {
            return settings.size() + " settings differ; see Environment";
        }
        return settings.isEmpty()
                ? "no setting differs"
                : String.join(", ", settings) + (settings.size() == 1 ? " differs" : " differ");
    }

    private Trust time() {
        double wall = index.run().wallSeconds();
        double measured = index.run().measuredSeconds();
        return new Trust(
                "Time",
                wall > 0 ? Fmt.percent(measured / wall) + " measuring" : Fmt.NONE,
                Fmt.seconds(measured) + " of " + Fmt.seconds(wall),
                "ok");
    }

    private double spread(ToDoubleFunction<Canary> value) {
        DoubleSummaryStatistics all = index.run().canaries().stream()
                .mapToDouble(value)
                .filter(v -> v > 0)
                .summaryStatistics();
        return all.getCount() == 0 ? 0 : all.getMax() / all.getMin() - 1;
    }
}
