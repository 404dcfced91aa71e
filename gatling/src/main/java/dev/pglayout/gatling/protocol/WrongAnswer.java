package dev.pglayout.gatling.protocol;

/** The server answered, but not what was expected: a KO like any error. */
final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswer(String message) {
        // Thousands a second may be thrown while a fault lasts, and nobody reads where from.
        super(message, null, false, false);
    }
}
