package dev.pglayout.jmh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.IterationType;

class TurnsTest {
    private static final int ARMS = 4;
    private static final List<Integer> ALIKE = List.of(1, 1, 1, 1);

    @Test
    void everyTurnHasASliceOfEachArm() {
        Turns turns = new Turns(ALIKE, 7);
        Set<List<Integer>> orders = new HashSet<>();
        for (int turn = 0; turn < 200; turn++) {
            int expected = turn;
            List<Integer> order = java.util.stream.Stream.generate(() -> {
                        int arm = turns.next(IterationType.MEASUREMENT);
                        assertThat(turns.turn()).isEqualTo(expected);
                        return arm;
                    })
                    .limit(ARMS)
                    .toList();
            assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
            orders.add(order);
        }
        // Of 24 orders, 200 turns meet all: none is favoured by its place.
        assertThat(orders).hasSize(24);
    }

    @Test
    void measuredTurnsCountFromZeroAfterTheWarmUp() {
        Turns turns = new Turns(ALIKE, 7);
        for (int i = 0; i < 3 * ARMS; i++) {
            turns.next(IterationType.WARMUP);
        }
        assertThat(turns.turn()).isEqualTo(2);
        int first = turns.next(IterationType.MEASUREMENT);
        assertThat(turns.turn()).isZero();
        assertThat(turns.measured()).containsExactly(first);
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        Turns one = new Turns(ALIKE, 7);
        Turns other = new Turns(ALIKE, 7);
        for (int i = 0; i < 40; i++) {
            assertThat(one.next(IterationType.MEASUREMENT)).isEqualTo(other.next(IterationType.MEASUREMENT));
        }
    }

    @Test
    void anArmWithFewerSlicesSitsOutTurnsThatAreSpreadEvenly() {
        Turns turns = new Turns(List.of(6, 2, 1), 7);
        Map<Integer, List<Integer>> turnsOfArms = new TreeMap<>();
        for (int i = 0; i < 6 + 2 + 1; i++) {
            int arm = turns.next(IterationType.MEASUREMENT);
            turnsOfArms.computeIfAbsent(arm, each -> new ArrayList<>()).add(turns.turn());
        }
        assertThat(turnsOfArms)
                .containsExactly(
                        Map.entry(0, List.of(0, 1, 2, 3, 4, 5)), Map.entry(1, List.of(1, 4)), Map.entry(2, List.of(3)));
    }

    @Test
    void everyArmWarmsUpInEveryTurn() {
        Turns turns = new Turns(List.of(6, 1), 7);
        assertThat(List.of(turns.next(IterationType.WARMUP), turns.next(IterationType.WARMUP)))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(List.of(turns.next(IterationType.WARMUP), turns.next(IterationType.WARMUP)))
                .containsExactlyInAnyOrder(0, 1);
    }
}
