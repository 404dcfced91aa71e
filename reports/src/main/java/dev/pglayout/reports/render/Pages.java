package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.Page;
import dev.pglayout.reports.sweep.SweepData;
import dev.pglayout.reports.verdict.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the page together. */
final class Pages {
    private static final List<String> MEASURED = List.of("run.json", "jmh.json", "profile.conf");
    private static final List<String> DERIVED =
            List.of("verdicts.json", "forks.csv", "verdicts.csv", "load.csv", "relations.csv", "summary.md");

    private Pages() {}

    static Page of(RunIndex index, Trust trust, Surroundings around, String style) {
        Run run = index.run();
        String others = index.contestants().stream()
                .filter(arm -> index.unavailable(arm).isEmpty())
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]*)$", " and $1");
        return new Page(
                index.plan().dataset() + " · " + run.runId() + " · pglayout",
                heading(index, others),
                facts(run),
                Banners.of(index, trust, around.readerNotes()),
                new Sentences(index).all(),
                new TrustStrip(index, trust, around).items(),
                Sweeps.of(run).orElse(null),
                HeatMaps.of(index),
                around.held().map(BaselineTables::regressions).orElse(null),
                Mechanisms.of(index, around),
                Forests.of(index),
                Latencies.of(index),
                LoadPage.of(run, around),
                UpkeepTables.of(index),
                CostTables.of(index),
                EnvironmentTables.of(index, around),
                Limitations.of(index),
                files(run, around),
                run.meaningless(),
                style);
    }

    private static List<String> files(Run run, Surroundings around) {
        return Stream.of(
                        MEASURED.stream().filter(around::has),
                        DERIVED.stream(),
                        Stream.of(CsvFiles.SWEEP).filter(csv -> run.sweep() != null),
                        run.loadTests() == null ? Stream.<String>empty() : LoadCsv.FILES.stream())
                .flatMap(files -> files)
                .toList();
    }

    private static String heading(RunIndex index, String others) {
        Optional<SweepData> sweep = SweepData.of(index.run());
        if (sweep.isPresent()) {
            return "%s over %s"
                    .formatted(
                            String.join(", ", sweep.get().layouts()),
                            sweep.get().sweep().axis());
        }
        return others.isEmpty() ? index.control() : others + " against " + index.control();
    }

    private static List<String> facts(Run run) {
        List<String> facts = new ArrayList<>();
        facts.add("dataset " + run.plan().dataset() + spec(run.plan().spec()));
        facts.add("profile " + run.profile());
        facts.add(run.cache() + " cache");
        facts.add(Fmt.plural(run.plan().rounds(), "round"));
        run.environment().software().entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase("postgresql"))
                .findFirst()
                .ifPresent(e -> facts.add("PostgreSQL " + e.getValue().replaceFirst("^PostgreSQL ", "")));
        facts.add(String.valueOf(run.createdAt()).replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC"));
        facts.add("run " + run.runId());
        return facts;
    }

    private static String spec(Map<String, String> spec) {
        String rows = spec.getOrDefault("rows-per-month", "");
        return rows.matches("\\d{1,15}") ? " (" + Fmt.count(Long.parseLong(rows)) + " rows a month)" : "";
    }
}
