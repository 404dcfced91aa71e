package dev.pglayout.gatling.trial;

/** The two scenarios of a trial; Gatling's page shows them apart. */
public final class Phase {
    public static final String WARM_UP = "warm-up";
    public static final String MEASURED = "measured";

    private Phase() {}
}
