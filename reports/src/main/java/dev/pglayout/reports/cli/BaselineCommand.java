package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.TextTable;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.gate.Trustworthy;
import dev.pglayout.reports.io.Baselines;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.Fmt;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.verdict.Briefs;
import dev.pglayout.reports.verdict.Judge;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Named runs that later ones are compared with. */
@Command(
        name = "baseline",
        description = "Keeps runs in brief under a name, in reports/baselines, to be committed.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  pglayout baseline save main latest", "  pglayout baseline list", "  pglayout baseline show main"})
public final class BaselineCommand {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "save", description = "Keeps a run as baseline NAME. A run that is not whole is refused.")
    void save(
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '.', '_' and '-'.") String name,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "RUN",
                            defaultValue = "latest",
                            description = "A run's folder, its run.json, its id, or 'latest' (default).")
                    String reference,
            @Option(names = "--replace", description = "Write over a baseline of this name.") boolean replace,
            @Mixin Folders folders,
            @Mixin CommonOptions options) {
        Run run = RunReader.read(reference, folders.runs()).run();
        requireWhole(run, "a baseline");
        out().println("Saved " + new Baselines(folders.baselines()).save(name, Briefs.of(run), replace));
    }

    @Command(name = "list", description = "Names and origins of all baselines.")
    void list(@Mixin Folders folders, @Mixin CommonOptions options) {
        Baselines baselines = new Baselines(folders.baselines());
        TextTable table = new TextTable("name", "run", "made", "dataset", "profile", "PostgreSQL", "commit");
        for (String name : baselines.names()) {
            Brief brief = baselines.read(name);
            table.row(
                    name,
                    brief.runId(),
                    brief.createdAt(),
                    brief.plan().dataset(),
                    brief.profile(),
                    brief.targets().stream()
                            .map(Brief.Target::serverVersion)
                            .filter(version -> version != null)
                            .findFirst()
                            .orElse(Fmt.NONE),
                    brief.environment().git().getOrDefault("commit", Fmt.NONE));
        }
        out().println(baselines.names().isEmpty() ? "No baselines in " + folders.baselines() : table);
    }

    @Command(name = "show", description = "What a baseline holds: its ratios and its environment.")
    void show(
            @Parameters(paramLabel = "NAME", description = "A baseline's name.") String name,
            @Mixin Folders folders,
            @Mixin CommonOptions options) {
        Brief brief = new Baselines(folders.baselines()).read(name);
        TextTable table = new TextTable("operation, arm", "median", "control", "ratio", "blocks", "verdict");
        for (Brief.Cell cell : brief.cells()) {
            table.row(
                    cell.judged().name() + ", " + cell.arm(),
                    Fmt.time(cell.medianArm(), cell.unit()),
                    Fmt.time(cell.medianControl(), cell.unit()),
                    cell.logRatios().isEmpty() ? Fmt.NONE : Fmt.ratio(Math.exp(Medians.of(cell.logRatios()))),
                    cell.logRatios().size(),
                    cell.verdict());
        }
        PrintWriter out = out();
        out.println("baseline %s: run %s of %s, profile %s"
                .formatted(name, brief.runId(), brief.createdAt(), brief.profile()));
        out.println(table);
        List.of(
                        brief.environment().machine(),
                        brief.environment().software(),
                        brief.environment().git())
                .forEach(facts -> facts.forEach((fact, value) -> out.println("  " + fact + ": " + value)));
        for (Brief.Target target : brief.targets()) {
            out.println("  %s: PostgreSQL %s, fingerprint %s"
                    .formatted(target.layout(), target.serverVersion(), target.fingerprint()));
        }
    }

    /** Runs that are not whole would be compared with for months. */
    static void requireWhole(Run run, String purpose) {
        List<String> obstacles = Trustworthy.obstacles(run, Judge.judge(run));
        if (!obstacles.isEmpty()) {
            throw new UserError(
                    ExitCode.UNTRUSTED,
                    "run %s cannot serve as %s: %s".formatted(run.runId(), purpose, String.join("; ", obstacles)));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
