package dev.pglayout.console;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant. */
public final class Nearest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** The allowed name closest to {@code given}, if it is close enough to be a slip of the finger. */
    public static Optional<String> to(String given, Iterable<String> allowed) {
        int limit = Math.max(2, given.length() / 3);
        return StreamSupport.stream(allowed.spliterator(), false)
                .filter(name -> distance(given, name) <= limit)
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /** The words to put behind an unknown name: {@code (did you mean 'plain'?)}, or nothing. */
    public static String hint(String given, Iterable<String> allowed) {
        return to(given, allowed).map(name -> " (did you mean '" + name + "'?)").orElse("");
    }

    private static int distance(String a, String b) {
        return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
