package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void withoutAKneeAPoolIsAsLargeAsForOneOfEightUsers() {
        Room room = new Room(200, 280);

        assertThat(room.connectionsWithoutKnee()).isEqualTo(32).isEqualTo(room.connections(8));
        assertThat(new Room(20, 280).connectionsWithoutKnee()).isEqualTo(20);
    }

    @Test
    void withOneItHasFourForEachOfItsUsers() {
        Room room = new Room(200, 280);

        assertThat(room.connections(1)).isEqualTo(8);
        assertThat(room.connections(20)).isEqualTo(80);
        assertThat(room.connections(100)).isEqualTo(280);
    }
}
