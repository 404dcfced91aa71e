package dev.pglayout.gatling.pgbench;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.gatling.trial.TrialJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks by the protocol, in a JVM like that of a trial. */
final class GatlingSide {
    private static final Pattern RESULT = Pattern.compile("tps = ([0-9.]+), ([0-9.]+) us .*, (\\d+) errors");

    private final Node node;
    private final Path scratch;
    private final int warmUpSeconds;

    GatlingSide(Node node, Path scratch, int warmUpSeconds) {
        this.node = node;
        this.scratch = scratch;
        this.warmUpSeconds = warmUpSeconds;
    }

    /**
     * @param rate requests per second
     * @param micros of the client's CPU per request
     */
    record Result(double rate, double micros) {}

    Result rate(Asking asking, int seconds) {
        List<String> options = new ArrayList<>();
        options.add("-Dpgbench.url=" + node.jdbcUrl(PgbenchSide.DATABASE));
        options.add("-Dpgbench.user=" + node.credentials().user());
        options.add("-Dpgbench.clients=" + asking.clients());
        options.add("-Dpgbench.updates=" + asking.updates());
        options.add("-Dpgbench.warm-up=" + warmUpSeconds);
        options.add("-Dpgbench.seconds=" + seconds);
        ProcessBuilder builder = new ProcessBuilder(
                        TrialJvm.command(PgbenchLoad.class, scratch.resolve("gatling"), "512m", options))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", node.credentials().password());
        String output = Programs.output(builder, "Gatling");
        Matcher result = RESULT.matcher(output);
        if (!result.find() || !result.group(3).equals("0")) {
            throw UserError.server("Gatling did not ask without errors: %s", output.strip());
        }
        return new Result(Double.parseDouble(result.group(1)), Double.parseDouble(result.group(2)));
    }
}
