package dev.pglayout.jmh.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.Profiles;
import dev.pglayout.reports.model.Sweep;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanTest {
    private static final Catalog CATALOG = Catalog.load(List.of(Path.of("../sql")), "events");

    private static Profile profile(String layouts, String... more) {
        Map<String, String> overrides = new HashMap<>(Map.of("layouts", layouts));
        for (int i = 0; i < more.length; i += 2) {
            overrides.put(more[i], more[i + 1]);
        }
        return Profiles.load("quick", overrides);
    }

    private static List<String> arms(Dimension dimension, String list, Profile profile) {
        return SweepPlan.parse(dimension, list).sweep(profile, CATALOG).points().stream()
                .map(Sweep.Point::arm)
                .toList();
    }

    @Test
    void partitionsAreCutOutOfMonthsAndOtherLayoutsStandOnce() {
        Sweep sweep = SweepPlan.parse(Dimension.PARTITIONS, "12,120").sweep(profile("plain,partitioned"), CATALOG);

        assertThat(sweep.points())
                .containsExactly(
                        new Sweep.Point("plain", "plain", null),
                        new Sweep.Point("partitioned{partitions_per_month=1}", "partitioned", 12.0),
                        new Sweep.Point("partitioned{partitions_per_month=10}", "partitioned", 120.0));
        assertThat(sweep.held()).contains("600,000 rows");
    }

    @Test
    void manyPartitionsGetALargerLockTableOnAllArmsAlike() {
        assertThat(arms(Dimension.PARTITIONS, "12,12000", profile("plain,partitioned")))
                .containsExactly(
                        "plain{server.max_locks_per_transaction=1600}",
                        "partitioned{partitions_per_month=1,server.max_locks_per_transaction=1600}",
                        "partitioned{partitions_per_month=1000,server.max_locks_per_transaction=1600}");
    }

    @Test
    void serversOfOthersKeepTheirLockTable() {
        assertThat(arms(
                        Dimension.PARTITIONS,
                        "12,12000",
                        profile("plain,partitioned", "servers.provider", "external", "servers.targets", "mine.conf")))
                .containsExactly(
                        "plain", "partitioned{partitions_per_month=1}", "partitioned{partitions_per_month=1000}");
    }

    @Test
    void aHundredYearsAreMonthlyPartitions() {
        Profile century = profile("partitioned", "dataset.from", "1970-01", "dataset.to", "2069-12");

        assertThat(arms(Dimension.PARTITIONS, "1200,2400", century).get(0)).contains("partitions_per_month=1,");
    }

    @Test
    void shardsAreAParameterOfTheLayoutAndKeepItsOtherSettings() {
        String arm = "citus{citus.max_adaptive_executor_pool_size=16}";

        assertThat(arms(Dimension.SHARDS, "4,32", profile("plain," + arm)))
                .containsExactly(
                        "plain",
                        "citus{citus.max_adaptive_executor_pool_size=16,shard_count=4}",
                        "citus{citus.max_adaptive_executor_pool_size=16,shard_count=32}");
    }

    @Test
    void dataDimensionsTouchEveryLayout() {
        assertThat(arms(Dimension.TENANTS, "10,1000", profile("plain,partitioned")))
                .containsExactly(
                        "plain{dataset.tenants=10}",
                        "plain{dataset.tenants=1000}",
                        "partitioned{dataset.tenants=10}",
                        "partitioned{dataset.tenants=1000}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "12      | needs at least two values",
                "120,12  | must ascend",
                "12,12   | must ascend",
                "12,many | 'many' is no value; allowed: whole numbers from 1",
                "12,,24  | '' is no value",
                "0,12    | '0' is no value",
                "12,100  | must be a multiple of the dataset's 12 months",
            })
    void refusesBadValues(String list, String message) {
        assertThatThrownBy(() -> arms(Dimension.PARTITIONS, list, profile("partitioned")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--partitions")
                .hasMessageContaining(message);
    }

    @Test
    void refusesLayoutsThatTheDimensionCannotTouch() {
        assertThatThrownBy(() -> arms(Dimension.SHARDS, "4,32", profile("plain,partitioned")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of the layouts plain, partitioned has the parameter 'shard_count'")
                .hasMessageContaining("those that have it: citus, ");
    }

    @Test
    void refusesAnArmThatFixesWhatIsSwept() {
        assertThatThrownBy(() -> arms(Dimension.SHARDS, "4,32", profile("citus{shard_count=8}")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'shard_count' is what --shards varies");
    }
}
