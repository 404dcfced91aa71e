package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a load test is asked to find out. */
public sealed interface LoadTask {
    /** As {@code run.json} names it. */
    String kind();

    /** Whether each arm's capacity is searched first. */
    default boolean searches() {
        return false;
    }

    /** Connections that were asked for; 0 where they are to be found. */
    default int connections() {
        return 0;
    }

    /** Capacity of each layout, then all of them at one rate and at full load. */
    record Compare() implements LoadTask {
        @Override
        public String kind() {
            return "compare";
        }

        @Override
        public boolean searches() {
            return true;
        }
    }

    /** Capacity of each layout, and its latency at shares of it. */
    record Capacity() implements LoadTask {
        @Override
        public String kind() {
            return "capacity";
        }

        @Override
        public boolean searches() {
            return true;
        }
    }

    /** A closed model. */
    record Users(int users) implements LoadTask {
        public Users {
            require("--users", users);
        }

        @Override
        public String kind() {
            return "users";
        }

        @Override
        public int connections() {
            return users;
        }
    }

    /**
     * An open model.
     *
     * @param perSecond operations
     * @param pool connections; empty: 32, or as many as the profile and the servers allow
     */
    record Rate(double perSecond, OptionalInt pool) implements LoadTask {
        public Rate {
            require("--rate", perSecond);
        }

        @Override
        public String kind() {
            return "rate";
        }

        @Override
        public int connections() {
            return pool.orElse(0);
        }
    }

    /** An open model whose rate grows steadily. */
    record Ramp(double from, double to, OptionalInt pool) implements LoadTask {
        private static final Pattern FORM = Pattern.compile("([0-9.]+)\\.\\.([0-9.]+)");

        public Ramp {
            require("--ramp", from);
            require("--ramp", to);
        }

        /** @param text such as {@code 100..2000} */
        public static Ramp parse(String text, OptionalInt pool) {
            Matcher form = FORM.matcher(text);
            try {
                if (form.matches()) {
                    return new Ramp(Double.parseDouble(form.group(1)), Double.parseDouble(form.group(2)), pool);
                }
            } catch (NumberFormatException e) {
                // Two dots in one number: malformed like any other.
            }
            throw UserError.badInput("--ramp is '%s'; allowed: two rates per second, such as 100..2000", text);
        }

        @Override
        public String kind() {
            return "ramp";
        }

        @Override
        public int connections() {
            return pool.orElse(0);
        }
    }

    /** One rate for long, once. */
    record Soak(double perSecond, OptionalInt pool) implements LoadTask {
        public Soak {
            require("--soak", perSecond);
        }

        @Override
        public String kind() {
            return "soak";
        }

        @Override
        public int connections() {
            return pool.orElse(0);
        }
    }

    private static void require(String option, double value) {
        if (!(value > 0) || value > 10_000_000) {
            throw UserError.badInput(
                    "%s is '%s'; allowed: more than 0, at most 10,000,000",
                    option, value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
        }
    }
}
