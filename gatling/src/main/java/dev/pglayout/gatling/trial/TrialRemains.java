package dev.pglayout.gatling.trial;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.io.TrialFolder;
import dev.pglayout.reports.model.loadtest.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a trial's JVM left in its folder. */
final class TrialRemains {
    /** Gatling's folder of results, with a folder per simulation inside. */
    static final String RESULTS = "gatling";

    private static final int ASSERTION_FAILED = 2;

    private final TrialSpec spec;
    private final Path folder;
    private final int exit;

    TrialRemains(TrialSpec spec, Path folder, int exit) {
        this.spec = spec;
        this.folder = folder;
        this.exit = exit;
    }

    Trial collect() {
        Path file = folder.resolve(TrialFolder.TRIAL);
        Trial trial = Files.exists(file) ? TrialFolder.read(folder) : failed(lastWords());
        boolean broken = exit != 0 && exit != ASSERTION_FAILED;
        if (broken && trial.status() != Trial.Status.INTERRUPTED) {
            trial = trial.withStatus(Trial.Status.FAILED, lastWords());
        }
        Trial whole = trial.withGatlingReport(report());
        TrialFolder.write(folder, whole);
        return whole;
    }

    private String report() {
        Path results = folder.resolve(RESULTS);
        if (!Files.isDirectory(results)) {
            return null;
        }
        try (Stream<Path> pages = Files.find(results, 2, (path, attributes) -> path.endsWith("index.html"))) {
            return pages.findFirst()
                    .map(page -> folder.relativize(page).toString().replace('\\', '/'))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trial failed(String reason) {
        return new Trial(
                spec.name(),
                spec.round(),
                spec.position(),
                spec.arm(),
                spec.mix(),
                spec.model(),
                spec.users(),
                spec.meanRate(),
                Instant.now().toString(),
                0,
                0,
                0,
                Trial.Status.FAILED,
                reason,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** The error that ended it, in one line: that of a {@link UserError} if there is one. */
    private String lastWords() {
        Path log = folder.resolve(TrialProcess.LOG);
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            String userError = UserError.class.getName() + ": ";
            return lines.stream()
                    .filter(line -> line.contains(userError))
                    .reduce((a, b) -> b)
                    .map(line -> line.substring(line.indexOf(userError) + userError.length()))
                    .or(() -> lines.stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                            .reduce((a, b) -> b))
                    .orElse("its JVM said nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
