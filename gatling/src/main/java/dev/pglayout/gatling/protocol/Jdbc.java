package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.server.Credentials;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.HotTenants;
import dev.pglayout.fixtures.workload.Mix;
import java.time.YearMonth;
import java.util.List;

/** The words of a simulation: {@code import static dev.pglayout.gatling.protocol.Jdbc.*;}. */
public final class Jdbc {
    private Jdbc() {}

    /**
     * Users of this protocol ask the target as the arm has it.
     *
     * @param seed of the binds; equal seeds ask every arm the same
     */
    public static JdbcProtocolBuilder jdbc(Target target, Arm arm, long seed) {
        return jdbc(target, arm, seed, HotTenants.NONE, target.spec().from());
    }

    /**
     * @param hotTenants whom reads ask for more often
     * @param asksFrom the first month whose rows and windows are asked for
     */
    public static JdbcProtocolBuilder jdbc(
            Target target, Arm arm, long seed, HotTenants hotTenants, YearMonth asksFrom) {
        return new JdbcProtocolBuilder(new OfTarget(target, arm, seed, hotTenants, asksFrom));
    }

    /** Users of this protocol ask any database, with {@code sql} only: there is no catalog. */
    public static JdbcProtocolBuilder jdbc(String url, String user, String password) {
        return new JdbcProtocolBuilder(new ByUrl(url, new Credentials(user, password)));
    }

    /** An operation of the target's catalog, with the binds that its header declares. */
    public static OperationBuilder operation(String name) {
        return new OperationBuilder(new Text.Named(name), List.of(), List.of(), List.of());
    }

    /** A read of one's own; {@code :name} in it stands for a bind, to be given by {@link OperationBuilder#bind}. */
    public static OperationBuilder sql(String name, String query) {
        return new OperationBuilder(new Text.Own(name, query, Kind.READ), List.of(), List.of(), List.of());
    }

    /** Like {@link #sql}, for one INSERT, UPDATE or DELETE, in a transaction of its own. */
    public static OperationBuilder write(String name, String statement) {
        return new OperationBuilder(new Text.Own(name, statement, Kind.WRITE), List.of(), List.of(), List.of());
    }

    /** Several operations on one connection in one transaction, timed as one request. */
    public static TransactionBuilder transaction(String name, OperationBuilder... operations) {
        return new TransactionBuilder(name, List.of(operations));
    }

    /**
     * One of several by weight, drawn anew each time; equal seeds draw the same on every arm.
     *
     * @param parts with weights that do not sum to zero
     */
    public static MixBuilder mix(long seed, MixBuilder.Part... parts) {
        return new MixBuilder(seed, List.of(parts));
    }

    /** A mix of the dataset, or of one's own file. */
    public static MixBuilder mix(Mix mix, long seed) {
        return new MixBuilder(
                seed, mix.parts().stream().map(part -> part(part.share(), part)).toList());
    }

    private static MixBuilder.Part part(double weight, Mix.Part part) {
        OperationBuilder[] operations = part.operations().stream()
                .map(operation -> operation(operation.name()))
                .toArray(OperationBuilder[]::new);
        return part(weight, part.name(), operations);
    }

    /** A part of a mix: one operation, or several in one transaction. */
    public static MixBuilder.Part part(double weight, String name, OperationBuilder... operations) {
        return new MixBuilder.Part(weight, transaction(name, operations));
    }
}
