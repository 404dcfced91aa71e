package dev.pglayout.gatling.trial;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Where a simulation learns what it is to do: from the file that {@code pglayout.trial} names, or else, in a plain Gatling run,
 * from {@code load.arm}, {@code load.mix}, {@code load.users}, {@code load.rate}, {@code load.ramp-to}, {@code load.think-millis},
 * {@code load.warm-up}, {@code load.duration} (seconds), {@code load.seed}, {@code load.max-p99} (milliseconds) and
 * {@code load.max-error-share}.
 */
final class TrialProperties {
    static final String SPEC = "pglayout.trial";
    static final String PREFIX = "load.";
    private static final List<String> KNOWN = List.of(
            "arm",
            "mix",
            "users",
            "rate",
            "ramp-to",
            "think-millis",
            "warm-up",
            "duration",
            "seed",
            "max-p99",
            "max-error-share",
            "state-dir",
            "folder");

    private final Properties properties;

    TrialProperties(Properties properties) {
        this.properties = properties;
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> {
                    throw UserError.unknown("property " + PREFIX, name, KNOWN);
                });
    }

    TrialSpec spec(Model model) {
        String file = properties.getProperty(SPEC);
        if (file != null) {
            TrialSpec spec = TrialSpec.read(Path.of(file));
            if (spec.model() != model) {
                throw UserError.badInput(
                        "%s is for the %s model, this simulation has the %s one", file, spec.model(), model);
            }
            return spec;
        }
        Double rate = model.scheduled() ? number("rate", 100.0) : null;
        return new TrialSpec(
                text("state-dir", Home.find().resolve(".pglayout").toString()),
                model.toString(),
                0,
                0,
                text("arm", "plain"),
                text("mix", "oltp"),
                model,
                number("users", 8.0).intValue(),
                rate,
                model == Model.RAMP ? number("ramp-to", 10 * rate) : null,
                number("think-millis", 0.0).longValue(),
                Math.round(1e3 * number("warm-up", 5.0)),
                Math.round(1e3 * number("duration", 30.0)),
                number("seed", 1.0).longValue(),
                limits(),
                null);
    }

    private TrialSpec.Limits limits() {
        TrialSpec.Limits usual = TrialSpec.Limits.DEFAULT;
        return new TrialSpec.Limits(
                usual.statementMillis(),
                usual.connectionMillis(),
                number("max-p99", null),
                number("max-error-share", null));
    }

    /** Whether Gatling was started by hand. */
    boolean plainRun() {
        return properties.getProperty(SPEC) == null;
    }

    /** The trial's folder: that of its file, or {@code load.folder}, or a new one below {@code gatling/target/trials}. */
    Path folder() {
        String file = properties.getProperty(SPEC);
        if (file != null) {
            return Path.of(file).toAbsolutePath().getParent();
        }
        String given = properties.getProperty(PREFIX + "folder");
        Path folder = given != null
                ? Path.of(given)
                : Home.find().resolve("gatling/target/trials/" + System.currentTimeMillis());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String name, String usual) {
        return properties.getProperty(PREFIX + name, usual);
    }

    private Double number(String name, Double usual) {
        String given = properties.getProperty(PREFIX + name);
        try {
            return given == null ? usual : Double.valueOf(given);
        } catch (NumberFormatException e) {
            throw UserError.badInput("%s%s is '%s'; allowed: a number", PREFIX, name, given);
        }
    }
}
