package io.vck.conformance.fuzz.catalogue;

import java.util.List;

/** What a call returns, as far as other calls of the program need to know it. */
public sealed interface Outcomes {

    /** A tensor of which nothing is known. */
    record Opaque() implements Outcomes {}

    /** A tensor that fits a pattern. */
    record One(TensorPattern pattern) implements Outcomes {}

    /** A tuple of tensors; of those without a pattern nothing is known. */
    record Several(List<Outcomes> items) implements Outcomes {
        public Several {
            items = List.copyOf(items);
        }
    }
}
