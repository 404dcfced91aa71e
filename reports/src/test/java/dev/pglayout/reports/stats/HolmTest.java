package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-15);

    @Test
    void agreesWithTheWorkedExample() {
        // Wikipedia, "Holm–Bonferroni method": at 5 % only the hypotheses with 0.01 and 0.005 fall
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
    }

    @Test
    void agreesWithPAdjust() {
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")
        assertThat(Holm.adjust(new double[] {0.01, 0.02, 0.03, 0.04, 0.05}))
                .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, EXACT);
    }

    @Test
    void neverExceedsOneAndKeepsOrder() {
        assertThat(Holm.adjust(new double[] {0.9, 0.6, 0.6})).containsExactly(1, 1, 1);
        assertThat(Holm.adjust(new double[] {0.04})).containsExactly(0.04);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void tellsHowManyBlocksTheTestsNeed() {
        assertThat(Holm.blocksNeeded(1, 0.05)).isEqualTo(6);
        assertThat(Holm.blocksNeeded(25, 0.05)).isEqualTo(10);
        assertThat(Holm.blocksNeeded(26, 0.05)).isEqualTo(11);
        assertThat(Holm.blocksNeeded(102, 0.05)).isEqualTo(12);
        assertThat(Holm.blocksNeeded(103, 0.05)).isEqualTo(13);
    }
}
