package dev.pglayout.reports.gate;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.pglayout.console.Nearest;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Smallest slowdown that fails the gate, as shares.
 *
 * @param usual of operations without one of their own; empty: the run's margin
 * @param demanded operations that the command line names, which the run must have; a file may serve runs of other operations too
 */
public record Margins(Optional<Double> usual, Map<String, Double> byOperation, Set<String> demanded) {
    public static final Margins OF_THE_RUN = new Margins(Optional.empty(), Map.of(), Set.of());

    public Margins {
        byOperation = Map.copyOf(byOperation);
        demanded = Set.copyOf(demanded);
    }

    /** {@code gate.conf}: {@code margin = 0.05} and {@code margins { point-lookup = 0.1 }}; none where it is missing. */
    public static Margins read(Path file) {
        if (!Files.exists(file)) {
            return OF_THE_RUN;
        }
        try {
            Config config = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve(ConfigResolveOptions.noSystem());
            Optional<Double> usual = Optional.empty();
            Map<String, Double> margins = new LinkedHashMap<>();
            for (Map.Entry<String, ConfigValue> entry : config.root().entrySet()) {
                String where = file + " line " + entry.getValue().origin().lineNumber();
                switch (entry.getKey()) {
                    case "margin" -> usual = Optional.of(share(entry.getValue(), where));
                    case "margins" -> margins.putAll(shares(entry.getValue(), where));
                    default -> throw UserError.unknown("key in " + where, entry.getKey(), List.of("margin", "margins"));
                }
            }
            return new Margins(usual, margins, Set.of());
        } catch (ConfigException e) {
            throw UserError.badInput("cannot read %s: %s", file, e.getMessage());
        }
    }

    /** Of {@code --margin}: {@code 0.1} for all operations, {@code month-rollup=0.1} for one; these win. */
    public Margins with(List<String> given) {
        Optional<Double> all = usual;
        Map<String, Double> margins = new LinkedHashMap<>(byOperation);
        Set<String> named = new TreeSet<>(demanded);
        for (String text : given) {
            int equals = text.indexOf('=');
            double share = share(text.substring(equals + 1), "--margin " + text);
            if (equals < 0) {
                all = Optional.of(share);
            } else {
                margins.put(text.substring(0, equals), share);
                named.add(text.substring(0, equals));
            }
        }
        return new Margins(all, margins, named);
    }

    /** That of the metric ({@code oltp: p99}) before that of its operation. */
    double of(Judged judged, double ofTheRun) {
        double ofOperation = byOperation.getOrDefault(judged.operation(), usual.orElse(ofTheRun));
        return byOperation.getOrDefault(judged.name(), ofOperation);
    }

    /** A misspelt operation would leave the true one with the usual margin. */
    void refuseUnknown(Plan plan) {
        List<String> operations = names(plan);
        demanded.stream().filter(name -> !operations.contains(name)).findFirst().ifPresent(name -> {
            throw UserError.unknown("operation in the gate's margins", name, operations);
        });
    }

    /** One line for each operation of the file that the run does not have: it may be misspelt. */
    List<String> notes(Plan plan) {
        List<String> operations = names(plan);
        return byOperation.keySet().stream()
                .filter(name -> !operations.contains(name))
                .sorted()
                .map(name -> "gate.conf has a margin for '%s', which this run did not measure%s"
                        .formatted(name, Nearest.hint(name, operations)))
                .toList();
    }

    private static List<String> names(Plan plan) {
        return Stream.concat(plan.operations().stream(), plan.judged().stream().map(Judged::name))
                .distinct()
                .toList();
    }

    private static Map<String, Double> shares(ConfigValue value, String where) {
        if (value.valueType() != ConfigValueType.OBJECT) {
            throw UserError.badInput("%s: margins must be operation = share, got: %s", where, value.unwrapped());
        }
        Map<String, Double> margins = new LinkedHashMap<>();
        ((com.typesafe.config.ConfigObject) value)
                .forEach((operation, share) -> margins.put(operation, share(share, where)));
        return margins;
    }

    private static double share(ConfigValue value, String where) {
        return share(String.valueOf(value.unwrapped()), where);
    }

    private static double share(String text, String where) {
        try {
            double share = Double.parseDouble(text);
            if (share > 0 && share < 10) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw UserError.badInput("%s: a margin must be a share above 0 such as 0.05, got: %s", where, text);
    }
}
