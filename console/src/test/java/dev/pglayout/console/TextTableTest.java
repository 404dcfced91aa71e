package dev.pglayout.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsTheFirstColumnLeftAndTheOthersRight() {
        String table =
                new TextTable("layout", "rows").row("plain", 5).row("fdw", 1234).toString();
        assertThat(table.lines()).containsExactly("layout  rows", "plain      5", "fdw     1234");
    }

    @Test
    void fillsMissingCells() {
        assertThat(new TextTable("a", "b").row("x").toString().lines()).containsExactly("a  b", "x");
    }
}
