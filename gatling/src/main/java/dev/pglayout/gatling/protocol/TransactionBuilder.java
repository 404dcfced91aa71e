package dev.pglayout.gatling.protocol;

import io.gatling.core.action.builder.ActionBuilder;
import java.util.List;

/** A transaction of a simulation. */
public final class TransactionBuilder implements io.gatling.javaapi.core.ActionBuilder {
    private final String name;
    private final List<OperationBuilder> operations;

    TransactionBuilder(String name, List<OperationBuilder> operations) {
        this.name = name;
        this.operations = operations;
    }

    /** A single operation has a transaction of its own anyway. */
    Work work(Database database) {
        if (operations.size() == 1) {
            return operations.get(0).work(name, database);
        }
        return new Work.Transaction(
                name, operations.stream().map(each -> Step.of(each, database)).toList());
    }

    @Override
    public ActionBuilder asScala() {
        return RequestBuilder.of(this::work);
    }
}
