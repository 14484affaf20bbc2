package io.vck.conformance.shrink;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Errors;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way in which something fails: what stays the same when sizes and numbers change.
 *
 * @param detail the kind of an error and its message without numbers; the key of an expectation that is not about values;
 *     else empty
 */
public record FailureKind(Symptom symptom, String detail) {
    private static final Pattern SIZES = Pattern.compile("\\[[-\\d, .]*]|\\([-\\d, ]*\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

    /** Such as {@code 'loop_body/cond_1/PartitionedCall:1'}: where in a graph something stands changes with every step and level. */
    private static final Pattern PLACE_IN_GRAPH = Pattern.compile("([\"'])(?=[^\"']*[/:])\\w[\\w./:]*\\1");

    private static final Pattern RAISED_BY = Pattern.compile(" \\(raised by `.*");
    private static final Set<String> VALUES = Set.of("equals", "equals_map_stack", "inputs_after");
    private static final int LONGEST = 200;

    /**
     * How a case failed; empty if it did not, or if it is the case that is at fault.
     *
     * @param observation of the backend, if it was asked
     */
    public static Optional<FailureKind> of(Verdict verdict, Optional<Observation> observation) {
        return switch (verdict.outcome()) {
            case FAIL -> Optional.of(ofFindings(verdict, observation));
            case ERROR -> Optional.of(ofError(verdict, observation));
            case CRASH -> Optional.of(new FailureKind(Symptom.CRASH, ""));
            case TIMEOUT -> Optional.of(new FailureKind(Symptom.TIMEOUT, ""));
            default -> Optional.empty();
        };
    }

    private static FailureKind ofError(Verdict verdict, Optional<Observation> observation) {
        return observation.orElse(null) instanceof Observation.Raised raised
                ? new FailureKind(Symptom.RAISES, withoutNumbers(Errors.headline(raised)))
                : new FailureKind(Symptom.ACCEPTS, withoutNumbers(verdict.message()));
    }

    private static FailureKind ofFindings(Verdict verdict, Optional<Observation> observation) {
        for (Verdict.Judged judged : verdict.findings()) {
            if (judged.finding() instanceof Finding.Unmet unmet) {
                return unmet.expected().isEmpty()
                        ? new FailureKind(
                                Symptom.OTHER, subject(judged.expectation().key()))
                        : new FailureKind(symptom(unmet, observation), "");
            }
        }
        return new FailureKind(Symptom.OTHER, Outcome.FAIL.label());
    }

    /** That there is no value to compare is the same, whatever it was to be compared with. */
    private static String subject(String expectation) {
        return VALUES.contains(expectation) ? "no value" : expectation;
    }

    private static Symptom symptom(Finding.Unmet unmet, Optional<Observation> observation) {
        String path = unmet.difference().path();
        if (!path.startsWith(Program.RESULT)) {
            return Symptom.INPUTS;
        }
        Map<String, Value<ObservedTensor>> seen = observation.orElse(null) instanceof Observation.Returned returned
                ? returned.seen().values()
                : Map.of();
        return tensorAt(path, unmet.expected())
                .flatMap(wanted -> tensorAt(path, seen).map(got -> symptom(wanted, got)))
                .orElse(Symptom.VALUES);
    }

    private static Symptom symptom(ObservedTensor wanted, ObservedTensor got) {
        if (!wanted.shape().equals(got.shape())) {
            return Symptom.SHAPE;
        }
        return wanted.dtype() == got.dtype() ? Symptom.VALUES : Symptom.DTYPE;
    }

    private static Optional<ObservedTensor> tensorAt(String path, Map<String, Value<ObservedTensor>> variables) {
        return Path.tryParse(path).stream()
                .flatMap(place -> place.find(variables).found().stream())
                .flatMap(located -> located.value() instanceof Value.Tensor<ObservedTensor> tensor
                        ? Stream.of(tensor.tensor())
                        : Stream.of())
                .findFirst();
    }

    /** The first line of a message, with what depends on sizes, values, levels and the program's text blotted out. */
    static String withoutNumbers(String message) {
        String line = RAISED_BY.matcher(message.lines().findFirst().orElse("")).replaceAll("");
        String placeless = PLACE_IN_GRAPH.matcher(line).replaceAll("#");
        String blotted =
                NUMBER.matcher(SIZES.matcher(placeless).replaceAll("#")).replaceAll("#");
        return blotted.length() <= LONGEST ? blotted : blotted.substring(0, LONGEST);
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? symptom.label() : symptom.label() + ": " + detail;
    }
}
