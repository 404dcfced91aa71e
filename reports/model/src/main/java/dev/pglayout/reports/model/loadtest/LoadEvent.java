package dev.pglayout.reports.model.loadtest;

/**
 * Something that was done to a target under load.
 *
 * @param name as given, without its time: {@code restart-server}, {@code maintain drop --before 2024-02}
 * @param plannedSecond when it was to begin, from the start of the measured phase
 * @param startedSecond when it began; null where it never did
 * @param endedSecond when it ended
 * @param outcome what it did, or why it failed, in one line
 * @param failed whether it failed
 * @param recoverySeconds from its beginning to the end of the last second that had errors, or less than half of the operations
 *     of a second before it; null where that cannot be told
 */
public record LoadEvent(
        String name,
        double plannedSecond,
        Double startedSecond,
        Double endedSecond,
        String outcome,
        boolean failed,
        Double recoverySeconds) {

    public LoadEvent withRecovery(double seconds) {
        return new LoadEvent(name, plannedSecond, startedSecond, endedSecond, outcome, failed, seconds);
    }
}
