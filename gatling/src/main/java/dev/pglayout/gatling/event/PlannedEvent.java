package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event and when it is to begin.
 *
 * @param name as given, without the time
 * @param at from the start of the measured phase
 */
public record PlannedEvent(String name, Duration at, LoadAction action) {
    /** The time stands last, because arguments may hold an {@code @}. */
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*@\\s*(\\d{1,6})(ms|s|m)(?:\\+(\\d{1,6})(ms|s|m))?");

    /** How long a fault lasts unless it says so. */
    private static final Duration HOLD = Duration.ofSeconds(5);

    /** A fault: {@code restart-server@30s}, {@code pause-shard@30s+10s}. */
    public static PlannedEvent fault(String text) {
        Matcher form = matched("--fault", text, "NAME@TIME or NAME@TIME+LENGTH, such as pause-shard@30s+5s");
        Duration hold = form.group(4) == null ? HOLD : duration(form.group(4), form.group(5));
        return new PlannedEvent(form.group(1), at(form), Fault.named(form.group(1), hold));
    }

    /**
     * Anything else: {@code maintain drop --before 2024-02@60s}.
     *
     * @param actions makes an action of its name and arguments
     */
    public static PlannedEvent during(String text, BiFunction<String, List<String>, LoadAction> actions) {
        Matcher form = matched("--during", text, "'NAME ARGUMENTS@TIME', such as 'sql reindex.sql@30s'");
        if (form.group(4) != null) {
            throw UserError.badInput("--during is '%s'; allowed: no length, it lasts as long as it takes", text);
        }
        List<String> words = List.of(form.group(1).strip().split("\\s+"));
        return new PlannedEvent(form.group(1), at(form), actions.apply(words.get(0), words.subList(1, words.size())));
    }

    /** Refuses events that would begin when the measured phase is over. */
    public static void requireWithin(Duration measured, List<PlannedEvent> events) {
        for (PlannedEvent event : events) {
            if (event.at.compareTo(measured) >= 0) {
                throw UserError.badInput(
                        "event '%s' is to begin after %s s, but the measured phase lasts %s s; give it a longer --duration",
                        event.name, event.at.toMillis() / 1e3, measured.toMillis() / 1e3);
            }
        }
    }

    private static Matcher matched(String option, String text, String allowed) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw UserError.badInput("%s is '%s'; allowed: %s", option, text, allowed);
        }
        return form;
    }

    private static Duration at(Matcher form) {
        return duration(form.group(2), form.group(3));
    }

    private static Duration duration(String number, String unit) {
        long value = Long.parseLong(number);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            default -> Duration.ofMinutes(value);
        };
    }

    /** As {@code run.json} keeps them. */
    public static List<String> texts(List<PlannedEvent> events) {
        List<String> texts = new ArrayList<>();
        events.forEach(event -> texts.add("%s@%s s".formatted(event.name, event.at.toMillis() / 1e3)));
        return texts;
    }
}
