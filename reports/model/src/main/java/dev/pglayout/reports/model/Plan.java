package dev.pglayout.reports.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the run set out to do.
 *
 * @param dataset name of the dataset
 * @param spec the dataset's parameters by name
 * @param seed seed of schedule and binds
 * @param rounds rounds planned; each gives one block per operation
 * @param arms names of the arms, the control first
 * @param operations names of the operations
 * @param control name of the control arm
 * @param aaArm name of the arm that is the control once more, or null
 * @param margin smallest effect that matters, as a share (0.05 = 5 %)
 * @param marginMicros smallest effect that matters, as a time; one must exceed both. Null: any time matters
 * @param armDetails one per arm
 * @param operationDetails one per operation
 * @param fork how one fork measures, by setting name (times in milliseconds)
 * @param stopping when measuring of a cell ends; null in older files: after all rounds
 */
public record Plan(
        String dataset,
        Map<String, String> spec,
        long seed,
        int rounds,
        List<String> arms,
        List<String> operations,
        String control,
        String aaArm,
        double margin,
        Double marginMicros,
        List<ArmDetail> armDetails,
        List<OperationDetail> operationDetails,
        Map<String, String> fork,
        Stopping stopping) {

    /** The same with another rule of when measuring ends. */
    public Plan with(Stopping other) {
        return copy(arms, operations, control, aaArm, armDetails, operationDetails, other);
    }

    /** The same plan once it is known what will be judged. */
    public Plan withOperations(List<OperationDetail> details) {
        List<String> names = details.stream().map(OperationDetail::name).toList();
        return copy(arms, names, control, aaArm, armDetails, details, stopping);
    }

    /** The same plan after something was learnt about its arms. */
    public Plan withArmDetails(List<ArmDetail> details) {
        return copy(arms, operations, control, aaArm, details, operationDetails, stopping);
    }

    /** Of the same run, only {@code arm} against {@code base}. */
    public Plan between(String base, String arm) {
        return copy(List.of(base, arm), operations, base, null, armDetails, operationDetails, stopping);
    }

    private Plan copy(
            List<String> ofArms,
            List<String> ofOperations,
            String ofControl,
            String ofAaArm,
            List<ArmDetail> ofArmDetails,
            List<OperationDetail> ofOperationDetails,
            Stopping ofStopping) {
        return new Plan(
                dataset,
                spec,
                seed,
                rounds,
                ofArms,
                ofOperations,
                ofControl,
                ofAaArm,
                margin,
                marginMicros,
                ofArmDetails,
                ofOperationDetails,
                fork,
                ofStopping);
    }

    public Optional<OperationDetail> operation(String name) {
        return operationDetails.stream()
                .filter(detail -> name.equals(detail.name()))
                .findFirst();
    }

    /** What is judged, in order: each operation's metrics. */
    public List<Judged> judged() {
        return operations.stream()
                .flatMap(
                        name -> operation(name).map(OperationDetail::metrics).orElse(OperationDetail.TIME_ONLY).stream()
                                .map(metric -> new Judged(name, metric)))
                .toList();
    }

    /** The same with another value of how one fork measures. */
    public Plan withFork(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(fork);
        values.put(name, value);
        return new Plan(
                dataset,
                spec,
                seed,
                rounds,
                arms,
                operations,
                control,
                aaArm,
                margin,
                marginMicros,
                armDetails,
                operationDetails,
                values,
                stopping);
    }

    /** Whether cells are measured only until they are decided; their levels are then corrected for the looks. */
    public boolean untilDecided() {
        return stopping != null && stopping.rule().equals(Stopping.UNTIL_DECIDED);
    }

    /**
     * @param rule {@code fixed} or {@code until-decided}
     * @param looks rounds after which decisions are taken, ascending, the last being {@code rounds}; empty when fixed
     */
    public record Stopping(String rule, List<Integer> looks) {
        public static final String UNTIL_DECIDED = "until-decided";
        public static final Stopping FIXED = new Stopping("fixed", List.of());

        public Stopping {
            looks = List.copyOf(looks);
        }

        public static Stopping untilDecided(List<Integer> looks) {
            return new Stopping(UNTIL_DECIDED, looks);
        }
    }

    /**
     * @param settings session, server or driver settings that make this arm differ from its layout
     * @param layout the layout, or the variant of it that is a target of its own
     * @param unavailable why it cannot be measured here ("needs docker …"), or null
     * @param serverVersion PostgreSQL's version, or null in runs that did not record it
     */
    public record ArmDetail(
            String name, String layout, Map<String, String> settings, String unavailable, String serverVersion) {
        public ArmDetail(String name, String layout, Map<String, String> settings, String unavailable) {
            this(name, layout, settings, unavailable, null);
        }

        /** The same arm, with why it cannot be measured. */
        public ArmDetail withUnavailable(String reason) {
            return new ArmDetail(name, layout, settings, reason, serverVersion);
        }
    }

    /**
     * @param question the question that the operation answers
     * @param kind {@code read}, {@code write} or {@code upkeep}
     * @param rows rows expected, as declared ("1", "1..", "50")
     * @param metrics what of it is judged, of {@link Metrics}; the time alone where a file does not say
     */
    public record OperationDetail(String name, String question, String kind, String rows, List<String> metrics) {
        static final List<String> TIME_ONLY = List.of(Metrics.TIME);

        public OperationDetail {
            metrics = metrics == null || metrics.isEmpty() ? TIME_ONLY : List.copyOf(metrics);
        }

        public OperationDetail(String name, String question, String kind, String rows) {
            this(name, question, kind, rows, TIME_ONLY);
        }
    }
}
