package io.vck.conformance.lint;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.RequiresGrad;
import io.vck.conformance.judge.expectation.ViewOf;
import io.vck.conformance.lint.claims.Claims;
import io.vck.conformance.lint.claims.Signature;
import io.vck.conformance.lint.claims.Strictness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of a case, with how strictly it judges. */
final class CaseClaims {
    private static final List<Path> ALL_OUTPUTS = List.of(Path.RESULT, Path.parse("result[*]"));
    private static final List<Path> FIRST_OUTPUT =
            List.of(Path.RESULT, Path.parse("result[0]"), Path.parse("result[*]"));

    private CaseClaims() {}

    static List<Claims.Claim> of(Case subject, Map<String, Value<TensorData>> inputs, Signature signature) {
        Strictness strictness = strictness(subject, inputs);
        return subject.mirrors().stream()
                .map(mirrored -> new Claims.Claim(subject.id(), mirrored, signature, strictness))
                .toList();
    }

    private static Strictness strictness(Case subject, Map<String, Value<TensorData>> inputs) {
        Optional<Raises> raises = all(subject, Raises.class).findFirst();
        return new Strictness(
                subject.expectations().stream().map(Expectation::key).collect(Collectors.toSet()),
                raises.map(Raises::kind),
                raises.flatMap(Raises::pattern).isPresent(),
                everyOutputIsAView(subject),
                propagatesRequiresGrad(subject, inputs),
                all(subject, Fallback.class).anyMatch(fallback -> !fallback.used()));
    }

    /** By this suite's habit, the first input of the case is the first argument of its vmap. */
    private static boolean everyOutputIsAView(Case subject) {
        return all(subject, ViewOf.class)
                .flatMap(viewOf -> viewOf.pairs().stream())
                .anyMatch(pair -> ALL_OUTPUTS.contains(pair.first())
                        && subject.inputs().keySet().stream()
                                .findFirst()
                                .equals(Optional.of(pair.second().variable())));
    }

    private static boolean propagatesRequiresGrad(Case subject, Map<String, Value<TensorData>> inputs) {
        boolean firstInputRequires = inputs.values().stream()
                .findFirst()
                .map(Value::tensors)
                .filter(tensors -> !tensors.isEmpty())
                .map(tensors -> tensors.get(0).requiresGrad())
                .orElse(false);
        return firstInputRequires
                && all(subject, RequiresGrad.class)
                        .anyMatch(expectation -> FIRST_OUTPUT.stream()
                                .anyMatch(path -> expectation.expected().getOrDefault(path, false)));
    }

    private static <E extends Expectation> Stream<E> all(Case subject, Class<E> kind) {
        return subject.expectations().stream().filter(kind::isInstance).map(kind::cast);
    }
}
