package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {

    @Test
    void agreesWithPublishedExamples() {
        // R: wilcox.test(x, y, paired = TRUE, alternative = "greater") gives V = 40, p = 0.01953; two-sided twice that
        assertThat(SignedRank.p(Published.DEPRESSION)).isCloseTo(0.0390625, within(1e-12));
        // SciPy's documentation of wilcoxon
        assertThat(SignedRank.p(Published.MAIZE)).isCloseTo(0.041259765625, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0", "7, 2", "8, 3", "9, 5", "10, 8", "11, 10", "12, 13", "13, 17", "14, 21", "15, 25", "20, 52", "25, 89"
    })
    void hasTheCriticalValuesOfThePublishedTable(int n, int critical) {
        // two-sided 5 %, McCornack, JASA 60 (1965), and every textbook since
        assertThat(SignedRankDistribution.trimmed(n, 0.05)).isEqualTo(critical);
    }

    @Test
    void enumerationAgreesWithTheLibraryWhereThatIsExact() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 1; n <= 30; n++) {
            double[] untied = random.doubles(n, -1, 1.5).toArray();
            assertThat(SignedRank.enumerated(untied)).isCloseTo(SignedRank.p(untied), within(1e-12));
        }
    }

    @Test
    void libraryIsNotExactWithTies() {
        // Why the enumeration exists. When this fails the library has learnt it, and the enumeration may go.
        double[] tied = {1, 1, 1, 2, 2, -1};
        double library = WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(tied)
                .getPValue();
        assertThat(Math.abs(library - SignAssignments.p(tied))).isGreaterThan(0.001);
        assertThat(SignedRank.p(tied)).isCloseTo(SignAssignments.p(tied), within(1e-12));
    }

    @Test
    void tiesAndZerosAgreeWithAllSignAssignments() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            double[] coarse =
                    random.ints(1 + i % 11, -2, 5).mapToDouble(v -> v / 4.0).toArray();
            assertThat(SignedRank.p(coarse))
                    .as(Arrays.toString(coarse))
                    .isCloseTo(SignAssignments.p(coarse), within(1e-12));
        }
    }

    @Test
    void zerosAreRankedAsPrattSaid() {
        // SciPy: wilcoxon(..., zero_method="pratt", method=PermutationMethod(n_resamples=inf)); dropping the zeros
        // first differs
        double[] values = {0, 0, -1, -2, 3, 4, 5};
        assertThat(SignedRank.p(values)).isCloseTo(0.4375, within(1e-12));
        double[] dropped = Arrays.stream(values).filter(v -> v != 0).toArray();
        assertThat(SignedRank.p(dropped)).isCloseTo(0.3125, within(1e-12));
    }

    @Test
    void swappingTheArmsChangesNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            double[] values = random.doubles(12, -1, 2).toArray();
            double[] swapped = Arrays.stream(values).map(v -> -v).toArray();
            assertThat(SignedRank.p(swapped)).isEqualTo(SignedRank.p(values));
        }
    }

    @Test
    void smallestPossiblePIsTwoOfAllAssignments() {
        assertThat(SignedRank.p(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})).isCloseTo(2 / 1024.0, within(1e-15));
        assertThat(SignedRank.p(new double[] {1, 1, 1, 1, 1})).isCloseTo(2 / 32.0, within(1e-15));
    }

    @Test
    void nothingButZerosIsNoEvidence() {
        assertThat(SignedRank.p(new double[] {0, -0.0, 0})).isEqualTo(1);
    }

    @Test
    void refusesNoValues() {
        assertThatThrownBy(() -> SignedRank.p(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
