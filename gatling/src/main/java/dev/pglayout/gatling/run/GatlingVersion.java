package dev.pglayout.gatling.run;

import java.util.Map;

/** Versions of what drives the load. */
final class GatlingVersion {
    private GatlingVersion() {}

    static Map<String, String> facts() {
        return Map.of(
                "gatling",
                version("io.gatling.app.Gatling"),
                "hikaricp",
                version("com.zaxxer.hikari.HikariDataSource"));
    }

    /** From the jar's manifest; the class is not initialised. */
    private static String version(String className) {
        try {
            Package found = Class.forName(className, false, GatlingVersion.class.getClassLoader())
                    .getPackage();
            return found.getImplementationVersion() == null ? "unknown" : found.getImplementationVersion();
        } catch (ClassNotFoundException e) {
            return "unknown";
        }
    }
}
