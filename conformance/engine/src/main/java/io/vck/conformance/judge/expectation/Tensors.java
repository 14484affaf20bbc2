package io.vck.conformance.judge.expectation;

import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Lookup;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.compare.ValueText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Expectations about one property of the tensors at some paths. */
final class Tensors {
    private Tensors() {}

    static Observe observing(Collection<Path> paths) {
        Set<String> variables = new LinkedHashSet<>();
        paths.forEach(path -> variables.add(path.variable()));
        return Observing.values(variables);
    }

    static <E> String describe(String property, Map<Path, E> expected) {
        return expected.entrySet().stream()
                .map(entry -> "the " + property + " of `" + entry.getKey() + "` is " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** One property of a tensor. */
    interface Property {
        /** What the tensor has; empty if the backend did not say. */
        Optional<?> of(ObservedTensor tensor);
    }

    /** Checks that each tensor that a path leads to has the expected property. */
    static Finding check(Evidence evidence, String name, Path path, Object expected, Property property) {
        Lookup<ObservedTensor> lookup = path.find(evidence.seen().values());
        if (lookup.miss().isPresent()) {
            return evidence.missing(path, lookup.miss().get());
        }
        for (Located<ObservedTensor> located : lookup.found()) {
            Optional<Difference> difference = difference(located, name, expected, property);
            if (difference.isPresent()) {
                return new Finding.Unmet(difference.get());
            }
        }
        return new Finding.Met();
    }

    private static Optional<Difference> difference(
            Located<ObservedTensor> located, String name, Object expected, Property property) {
        String wanted = name + " " + expected;
        if (!(located.value() instanceof Value.Tensor<ObservedTensor> tensor)) {
            return Optional.of(Difference.of(located.path(), "a tensor with " + wanted, ValueText.of(located.value())));
        }
        Optional<?> observed = property.of(tensor.tensor());
        if (observed.isPresent() && observed.get().equals(expected)) {
            return Optional.empty();
        }
        String got = observed.map(value -> name + " " + value).orElse("a tensor of which the backend gave no " + name);
        return Optional.of(Difference.of(located.path(), wanted, got));
    }
}
