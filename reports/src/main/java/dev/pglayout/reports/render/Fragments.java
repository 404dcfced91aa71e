package dev.pglayout.reports.render;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Readable, unique fragment names for operation × arm, whatever characters the names hold. */
final class Fragments {
    private final Map<List<String>, String> names = new HashMap<>();

    Fragments(List<String> operations, List<String> arms) {
        Set<String> taken = new HashSet<>();
        for (String operation : operations) {
            for (String arm : arms) {
                String base = "m-" + slug(operation) + "--" + slug(arm);
                String name = base;
                for (int i = 2; !taken.add(name); i++) {
                    name = base + "-" + i;
                }
                names.put(List.of(operation, arm), name);
            }
        }
    }

    String of(String operation, String arm) {
        return names.get(List.of(operation, arm));
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
