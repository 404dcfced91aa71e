package dev.pglayout.jmh.sweep;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.DataProperties;

/** What can be swept, and what stays the same meanwhile. */
public enum Dimension {
    /** Months stay what the dataset is about: more partitions are narrower ones, so that all points hold the same rows. */
    PARTITIONS("partitions", "partitions of time", "partitions_per_month") {
        @Override
        long settingValue(long value, DatasetSpec spec) {
            if (value % spec.months() != 0 || value / spec.months() > MOST_PER_MONTH) {
                throw UserError.badInput(
                        "--partitions %d: must be a multiple of the dataset's %d months, up to %d for each, because a month is"
                                + " cut into equal parts; choose other months with --from and --to",
                        value, spec.months(), MOST_PER_MONTH);
            }
            return value / spec.months();
        }

        @Override
        String held(DatasetSpec spec) {
            return "the same %,d rows, questions and answers at all points; partitions get narrower"
                    .formatted(spec.rows());
        }

        @Override
        long locksPerTransaction(long greatest) {
            return Math.max(HEADLINE_LOCKS, greatest * LOCKS_PER_PARTITION / HEADLINE_CONNECTIONS);
        }
    },
    SHARDS("shards", "shards", "shard_count") {
        @Override
        String held(DatasetSpec spec) {
            return "the same %,d rows, questions, answers and servers at all points; shards get smaller"
                    .formatted(spec.rows());
        }
    },
    TENANTS("tenants", "tenants", DataProperties.TENANTS.path()) {
        @Override
        String held(DatasetSpec spec) {
            return "%,d rows at all points; each tenant has fewer of them, so questions about a tenant have shorter answers"
                    .formatted(spec.rows());
        }
    },
    ROWS("rows-per-month", "rows per month", DataProperties.ROWS_PER_MONTH.path()) {
        @Override
        String held(DatasetSpec spec) {
            return "%d months, %,d tenants and the servers' memory at all points; tables grow"
                    .formatted(spec.months(), spec.tenants());
        }
    };

    private static final int MOST_PER_MONTH = 9999;

    /** As in server-settings.conf: the lock table has room for their product. */
    private static final int HEADLINE_LOCKS = 256;

    private static final int HEADLINE_CONNECTIONS = 300;

    /** Ample: a table and its indexes, for several groups of partitions. */
    private static final int LOCKS_PER_PARTITION = 40;

    private final String option;
    private final String axis;
    private final String setting;

    Dimension(String option, String axis, String setting) {
        this.option = option;
        this.axis = axis;
        this.setting = setting;
    }

    /** The command line's option, without dashes. */
    public String option() {
        return option;
    }

    /** What its values count. */
    String axis() {
        return axis;
    }

    /** The setting of an arm that it varies. */
    public String setting() {
        return setting;
    }

    /** Whether points differ in their data, so that every layout has all of them. */
    boolean ofDataset() {
        return setting.startsWith(Arm.DATASET_PREFIX);
    }

    /** What the setting is at a point. */
    long settingValue(long value, DatasetSpec spec) {
        return value;
    }

    /** What is the same at all points, in words. */
    abstract String held(DatasetSpec spec);

    /** {@code max_locks_per_transaction} that the greatest point needs; the same for all arms. */
    long locksPerTransaction(long greatest) {
        return HEADLINE_LOCKS;
    }

    /** Locks that its lock table has room for with that, over all sessions. */
    long lockTable(long greatest) {
        return locksPerTransaction(greatest) * HEADLINE_CONNECTIONS;
    }

    boolean needsMoreLocks(long greatest) {
        return locksPerTransaction(greatest) > HEADLINE_LOCKS;
    }
}
