package dev.pglayout.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Left to the nightly job, which runs {@code mvn test -Dslow}; without it the test is skipped, and the reports say why. */
@Tag("slow")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(Slow.Condition.class)
public @interface Slow {
    /** Why it takes long, and what of it runs all the same. */
    String value();

    /** Whether slow tests run too. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Slow.class)
                    .filter(slow -> !Boolean.getBoolean("slow"))
                    .map(slow -> ConditionEvaluationResult.disabled("slow, runs with -Dslow: " + slow.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("not slow, or asked for"));
        }
    }
}
