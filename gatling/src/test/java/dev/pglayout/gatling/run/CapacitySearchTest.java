package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.loadtest.Capacity.Probe;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {
    /** Each user brings 1,000/s until 12 of them keep the server busy; more only wait. */
    private static final IntToDoubleFunction TWELVE = users -> 1_000 * Math.min(users, 12);

    private static IntFunction<Probe> server(IntToDoubleFunction rate) {
        return users -> new Probe("p", users, rate.applyAsDouble(users), 1, 1, Status.OK);
    }

    @Test
    void stopsAtTheKneeAndNeverTriesAllUsers() {
        CapacitySearch.Found found = CapacitySearch.search(1_000, server(TWELVE));

        assertThat(found.knee().users()).isBetween(11, 13);
        assertThat(found.knee().rate()).isBetween(11_400.0, 12_000.0);
        assertThat(found.bounded()).isFalse();
        assertThat(found.probes())
                .extracting(Probe::users)
                .startsWith(1, 2, 4, 8, 16)
                .allMatch(users -> users <= 32);
    }

    @Test
    void saysThatItIsBoundedWhereUsersRunOut() {
        CapacitySearch.Found found = CapacitySearch.search(6, server(TWELVE));

        assertThat(found.bounded()).isTrue();
        assertThat(found.knee().users()).isEqualTo(6);
    }

    @Test
    void serverThatGetsSlowerWithMoreUsersIsTakenAtItsBest() {
        CapacitySearch.Found found =
                CapacitySearch.search(64, server(users -> users <= 8 ? 500 * users : 4_000 * Math.pow(8.0 / users, 2)));

        assertThat(found.knee().users()).isEqualTo(8);
        assertThat(found.knee().rate()).isEqualTo(4_000);
    }

    @Test
    void noisyProbesStillFindTheKnee() {
        Random random = new Random(5);
        int near = 0;
        for (int run = 0; run < 200; run++) {
            CapacitySearch.Found found = CapacitySearch.search(
                    128, server(users -> TWELVE.applyAsDouble(users) * (1 + 0.03 * random.nextGaussian())));
            near += found.knee().rate() > 10_500 && found.knee().users() <= 32 ? 1 : 0;
        }
        assertThat(near).isGreaterThan(190);
    }

    @Test
    void probesThatFailAreNoCapacity() {
        CapacitySearch.Found none = CapacitySearch.search(8, users -> new Probe("p", users, 0, 0, 0, Status.FAILED));
        assertThat(none.knee()).isNull();

        CapacitySearch.Found some = CapacitySearch.search(
                16, users -> new Probe("p", users, 1_000 * users, 1, 1, users > 4 ? Status.FAILED : Status.OK));
        assertThat(some.knee().users()).isEqualTo(4);
    }
}
