package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.server.SqlExitCode;
import dev.pglayout.fixtures.target.LostNodes;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.reports.render.SizeTables;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sizes",
        description = {
            "Shows sizes of the layouts that are up: each partition, shard and kind of index, free and dead space, and warns of"
                    + " rows that lie unevenly.",
            "Free and dead space are measured by pgstattuple where it is installed, else estimated, and the table says so."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  pglayout sizes", "  pglayout sizes --layouts partitioned,fdw"})
public final class SizesCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PlaceOptions place;

    @Option(names = "--layouts", paramLabel = "LIST", description = "Layouts that are up. Default: all.")
    private String layouts = "";

    @Override
    public Integer call() {
        for (Target target : targets()) {
            try {
                System.out.print(SizeTables.text(TargetRecords.sizes(target)));
            } catch (SQLException e) {
                throw refused(target, e);
            }
        }
        return 0;
    }

    private static UserError refused(Target target, SQLException e) {
        String what = "asking for the sizes of " + target.key();
        return LostNodes.error(what, target, e)
                .orElseGet(() -> new UserError(SqlExitCode.of(e), "%s failed: %s".formatted(what, firstLine(e)), e));
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private List<Target> targets() {
        return layouts.isEmpty()
                ? TargetRegistry.read(place.stateDir())
                : List.of(layouts.split("\\s*,\\s*(?![^{]*\\})")).stream()
                        .map(name -> TargetRegistry.target(place.stateDir(), name))
                        .toList();
    }
}
