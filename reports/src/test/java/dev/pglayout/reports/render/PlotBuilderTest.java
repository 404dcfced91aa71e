package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.render.view.Plot;
import org.junit.jupiter.api.Test;

class PlotBuilderTest {
    private static final int TWO_HOURS = 7_200;

    @Test
    void aLongLineIsThinnedWithoutLosingASpike() {
        PlotBuilder builder = new PlotBuilder("Rate").step(1.5).fromZero();
        for (int i = 0; i < TWO_HOURS; i++) {
            builder.point("ok", i, i == 3_601 ? 1_000 : 10 + i % 2);
        }
        Plot plot = builder.build();

        assertThat(plot.lines()).hasSize(1);
        String[] points = plot.lines().get(0).points().split(" ");
        assertThat(points).hasSizeBetween(PlotBuilder.MOST_POINTS / 2, PlotBuilder.MOST_POINTS + 2);
        assertThat(points).filteredOn(point -> point.endsWith(",7.4")).containsExactly("50.0,7.4");
    }

    @Test
    void aShortLineKeepsEveryPoint() {
        PlotBuilder builder = new PlotBuilder("Rate").step(1.5);
        for (int i = 0; i < 60; i++) {
            builder.point("ok", i, i % 7);
        }

        assertThat(builder.build().lines().get(0).points().split(" ")).hasSize(60);
    }
}
