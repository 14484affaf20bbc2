package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.SourceText;
import io.vck.conformance.judge.compare.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shape or strides, as a case gives them. */
public sealed interface Sizes {

    /** The numbers. */
    Resolved resolve(Oracle oracle);

    /** Checks that the tensors at a path have these sizes as a property. */
    default Finding check(Evidence evidence, String name, Path path, Tensors.Property property) {
        Resolved resolved = resolve(evidence.oracle());
        return resolved.instead().orElseGet(() -> Tensors.check(evidence, name, path, resolved.sizes(), property));
    }

    /** All of them as data. */
    static Expected asData(Map<Path, Sizes> expected, Oracle oracle) {
        Map<Path, List<Long>> sizes = new LinkedHashMap<>();
        for (Map.Entry<Path, Sizes> entry : expected.entrySet()) {
            Resolved resolved = entry.getValue().resolve(oracle);
            if (resolved.instead().isPresent()) {
                return new Expected.Unknown(resolved.instead().get().describe());
            }
            sizes.put(entry.getKey(), resolved.sizes());
        }
        return new Expected.SizesAt(sizes);
    }

    /**
     * Numbers, or why there are none.
     *
     * @param sizes empty if {@code instead} is present
     */
    record Resolved(List<Long> sizes, Optional<Finding> instead) {
        public Resolved {
            sizes = List.copyOf(sizes);
        }

        private static Resolved instead(Finding finding) {
            return new Resolved(List.of(), Optional.of(finding));
        }
    }

    /** Numbers, written out. */
    record Literal(List<Long> sizes) implements Sizes {
        public Literal {
            sizes = List.copyOf(sizes);
        }

        @Override
        public Resolved resolve(Oracle oracle) {
            return new Resolved(sizes, Optional.empty());
        }

        @Override
        public String toString() {
            return sizes.toString();
        }
    }

    /** A program over the original inputs, whose value is a tuple or list of ints. */
    record Computed(Program program) implements Sizes {
        @Override
        public Resolved resolve(Oracle oracle) {
            Oracles.Answer answer = Oracles.ofReference(oracle.evaluate(program, Observing.RESULT), program);
            if (answer.instead().isPresent()) {
                return Resolved.instead(answer.instead().get());
            }
            Value<ObservedTensor> value = answer.values().getOrDefault(Program.RESULT, new Value.None<>());
            return ints(value)
                    .map(ints -> new Resolved(ints, Optional.empty()))
                    .orElseGet(() -> Resolved.instead(new Finding.Broken(
                            this + " is to give a tuple or list of ints, gave " + ValueText.of(value))));
        }

        private static Optional<List<Long>> ints(Value<ObservedTensor> value) {
            List<Value<ObservedTensor>> items;
            if (value instanceof Value.Tuple<ObservedTensor> tuple) {
                items = tuple.items();
            } else if (value instanceof Value.Sequence<ObservedTensor> list) {
                items = list.items();
            } else {
                return Optional.empty();
            }
            List<Long> ints = new ArrayList<>();
            for (Value<ObservedTensor> item : items) {
                if (!(item instanceof Value.Int<ObservedTensor> number)) {
                    return Optional.empty();
                }
                ints.add(number.value());
            }
            return Optional.of(ints);
        }

        @Override
        public String toString() {
            return "`" + SourceText.of(program) + "`";
        }
    }
}
