package dev.pglayout.reports.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Brings what version 1 wrote into the shapes of version 2. There a fork was one arm's; an upkeep's fork carried percentiles of the
 * look-ups meanwhile; and of a trial each metric was a fork, of an operation such as {@code oltp: p50}.
 */
final class UpgradeV1 {
    private static final Pattern OF_A_MIX = Pattern.compile("(.+): (p50|p99|throughput)");
    private static final Pattern UNDER_LOAD = Pattern.compile(".*(?: at |\\()(.+?)\\)?\\?");
    private static final String LOAD = "load";

    private final Set<String> upkeep = new HashSet<>();
    private final boolean cold;

    private UpgradeV1(JsonNode run) {
        this.cold = run.path("cache").asText().equals("cold");
        run.path("plan").path("operationDetails").forEach(detail -> {
            if (detail.path("kind").asText().equals("upkeep")) {
                upkeep.add(detail.path("name").asText());
            }
        });
    }

    static boolean needed(JsonNode tree) {
        return tree.path("schemaVersion").asInt() == 1;
    }

    /** @param run as version 1 wrote it, which is changed to version 2 in all but its number; trials are still to be {@link #joined} */
    static UpgradeV1 of(JsonNode run) {
        UpgradeV1 upgrade = new UpgradeV1(run);
        run.path("forks").forEach(upgrade::fork);
        plan(run.path("plan"));
        return upgrade;
    }

    static void brief(JsonNode brief) {
        ((ObjectNode) brief).put("runSchemaVersion", 1);
        plan(brief.path("plan"));
        brief.path("cells").forEach(cell -> {
            ObjectNode changed = (ObjectNode) cell;
            changed.put("metric", metric(changed.path("operation").asText()));
            changed.put("operation", operation(changed.path("operation").asText()));
        });
    }

    /** A fork of one arm becomes one that holds that arm's samples. */
    void fork(JsonNode tree) {
        if (!(tree instanceof ObjectNode fork) || !fork.hasNonNull("operation") || !fork.hasNonNull("arm")) {
            return;
        }
        String name = fork.get("operation").asText();
        Fork.Kind kind = kind(fork);
        boolean trial = kind == Fork.Kind.TRIAL;
        ArrayNode samples = fork.putArray("samples");
        if (!trial || !fork.path("iterations").isEmpty()) {
            samples.add(sample(fork, metric(name)));
        }
        if (upkeep.contains(name)) {
            samples.add(lookups(fork));
        }
        fork.put("kind", kind.name());
        fork.put("operation", operation(name));
        if (trial) {
            // As trials are told apart in version 2: what asks for throughput is a closed model.
            fork.put("mode", metric(name).equals(Metrics.THROUGHPUT) ? "closed" : "open");
        }
    }

    private Fork.Kind kind(ObjectNode fork) {
        if (fork.path("mode").asText().equals(LOAD)) {
            return Fork.Kind.TRIAL;
        }
        boolean once = cold || upkeep.contains(fork.get("operation").asText());
        return once ? Fork.Kind.EXECUTION : Fork.Kind.FORK;
    }

    private ObjectNode sample(ObjectNode fork, String metric) {
        ObjectNode sample = of(fork, metric);
        List<Double> times = StreamSupport.stream(fork.path("iterations").spliterator(), false)
                .map(time -> time.isNull() ? Double.NaN : time.asDouble(Double.NaN))
                .toList();
        // Verdicts of version 1 took no fork of which one iteration was no time.
        boolean whole = times.stream().allMatch(time -> time > 0 && Double.isFinite(time)) && !times.isEmpty();
        sample.put("value", whole ? (Double) Medians.of(times) : null);
        if (kind(fork) == Fork.Kind.FORK) {
            sample.set("slices", fork.get("iterations"));
        }
        List.of("executions", "resultChecksum", "planKind").forEach(name -> sample.set(name, fork.get(name)));
        if (!upkeep.contains(fork.path("operation").asText())) {
            List.of("percentiles", "histogram").forEach(name -> sample.set(name, fork.get(name)));
        }
        if (fork.get("counters") instanceof ObjectNode counters) {
            sample.set("counters", counters.deepCopy().remove(List.of("lookups", "lookup_errors")));
        }
        return sample;
    }

    private static ObjectNode lookups(ObjectNode fork) {
        ObjectNode sample = of(fork, Metrics.LOOKUPS);
        sample.set("value", fork.path("percentiles").get("p50"));
        sample.put("executions", fork.path("counters").path("lookups").asLong());
        List.of("percentiles", "histogram").forEach(name -> sample.set(name, fork.get(name)));
        JsonNode errors = fork.path("counters").path("lookup_errors");
        if (!errors.isMissingNode()) {
            sample.putObject("counters").set("lookup_errors", errors);
        }
        return sample;
    }

    private static ObjectNode of(ObjectNode fork, String metric) {
        ObjectNode sample = fork.objectNode();
        sample.set("arm", fork.get("arm"));
        sample.put("metric", metric);
        sample.set("unit", fork.get("unit"));
        return sample;
    }

    /** Forks that were metrics of one trial become that trial. */
    static List<Fork> joined(List<Fork> forks) {
        Map<Object, Fork> joined = new LinkedHashMap<>();
        for (Fork fork : forks) {
            Object key = fork.kind() == Fork.Kind.TRIAL ? fork.position() : new Object();
            joined.merge(key, fork, UpgradeV1::join);
        }
        return List.copyOf(joined.values());
    }

    /** The time measured stands in one of them. */
    private static Fork join(Fork one, Fork other) {
        List<Sample> samples = new ArrayList<>(one.samples());
        samples.addAll(other.samples());
        return (one.measuredSeconds() > 0 ? one : other).with(samples);
    }

    /** The metrics of a mix become one operation's. */
    private static void plan(JsonNode tree) {
        if (!(tree instanceof ObjectNode plan)) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        plan.path("operations").forEach(name -> names.add(operation(name.asText())));
        Map<String, ObjectNode> details = new LinkedHashMap<>();
        plan.path("operationDetails").forEach(detail -> {
            String name = detail.path("name").asText();
            ObjectNode merged = details.computeIfAbsent(operation(name), o -> detail.deepCopy());
            merged.put("name", operation(name));
            merged.withArray("metrics").add(metric(name));
            if (!metric(name).equals(Metrics.TIME)) {
                merged.put("question", question(merged, detail));
            }
        });
        plan.set(
                "operations",
                plan.arrayNode().addAll(names.stream().map(plan::textNode).toList()));
        plan.set("operationDetails", plan.arrayNode().addAll(details.values()));
    }

    /** {@code Median response at 900 operations/s?} asks of a metric; what is left of it asks of the mix. */
    private static String question(JsonNode merged, JsonNode detail) {
        String asked = detail.path("question").asText();
        Matcher load = UNDER_LOAD.matcher(asked);
        String question = load.matches() ? load.group(1) + "?" : asked;
        String others = merged.get("question").asText();
        if (merged.get("metrics").size() == 1) {
            return question;
        }
        return others.contains(question) ? others : others + " " + question;
    }

    private static String operation(String name) {
        Matcher ofMix = OF_A_MIX.matcher(name);
        return ofMix.matches() ? ofMix.group(1) : name;
    }

    private static String metric(String name) {
        Matcher ofMix = OF_A_MIX.matcher(name);
        return ofMix.matches() ? ofMix.group(2) : Metrics.TIME;
    }
}
