package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.SourceText;
import io.vck.conformance.judge.compare.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shape or strides, as a case gives them. */
public sealed interface Sizes {

    /** The numbers. */
    Resolved resolve(Evidence evidence);

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
        public Resolved resolve(Evidence evidence) {
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
        public Resolved resolve(Evidence evidence) {
            Oracles.Answer answer = Oracles.ofReference(evidence.oracle().evaluate(program, Observing.RESULT), program);
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
