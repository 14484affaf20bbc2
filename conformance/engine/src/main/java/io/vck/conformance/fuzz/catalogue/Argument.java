package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import java.util.List;

/** What can stand in the place of a name in the text of a call. */
public sealed interface Argument {

    /** {@code positive float[*s, n]}. */
    record OfTensor(TensorPattern pattern) implements Argument {}

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
}
