package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import io.vck.backend.value.DType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can stand in the place of a name in the text of a call. */
public sealed interface Argument {

    /** {@code positive float[*s, n]}. */
    record OfTensor(TensorPattern pattern) implements Argument {
        @Override
        public Optional<Argument> without(Set<DType> lacking) {
            return pattern.without(lacking).map(OfTensor::new);
        }
    }

    /** {@code dim of s}: a dim of the sequence {@code *s}, counted from either end. */
    record Dim(String sequence) implements Argument {}

    /** {@code dims of s}: a tuple of one or more dims. */
    record Dims(String sequence) implements Argument {}

    /** {@code permutation of s}: a tuple of all dims in any order. */
    record Permutation(String sequence) implements Argument {}

    /** {@code shape of s}: its sizes, as a tuple. */
    record ShapeOf(String sequence) implements Argument {}

    /** {@code 1..3}: a whole number of the program; an extent can be an end. The ends are included. */
    record Whole(int low, Extent high) implements Argument {}

    /** {@code 0.5..2.0}: a real number of the program. */
    record Real(double low, double high) implements Argument {}

    /** One of several expressions. */
    record OneOf(List<Node> choices) implements Argument {
        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    /** What can stand there in programs for a library that lacks some dtypes; empty if nothing can. */
    default Optional<Argument> without(Set<DType> lacking) {
        return Optional.of(this);
    }
}
