package dev.pglayout.acceptance.page;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class where there is no browser, and says so where it is read: a silent skip looks like a pass. */
final class NeedsBrowser implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Browser.missing()
                .map(reason -> {
                    if (context.getTestMethod().isEmpty()) {
                        System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
                    }
                    return ConditionEvaluationResult.disabled(reason);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("Chromium and its driver are here"));
    }
}
