package dev.pglayout.gatling.protocol;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What must be true of an answer's rows, and what is said when it is not. */
record Check(String expected, Predicate<List<Map<String, Object>>> condition) {
    void require(String operation, List<Map<String, Object>> rows) {
        if (!condition.test(rows)) {
            throw new WrongAnswer(operation + ": expected " + expected);
        }
    }
}
