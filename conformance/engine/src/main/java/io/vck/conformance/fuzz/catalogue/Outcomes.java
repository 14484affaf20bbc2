package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.value.DType;
import java.util.List;
import java.util.Set;

/** What a call returns, as far as other calls of the program need to know it. */
public sealed interface Outcomes {

    /** A tensor of which nothing is known. */
    record Opaque() implements Outcomes {
        @Override
        public Outcomes without(Set<DType> lacking) {
            return this;
        }
    }

    /** A tensor that fits a pattern. */
    record One(TensorPattern pattern) implements Outcomes {
        @Override
        public Outcomes without(Set<DType> lacking) {
            return pattern.without(lacking).<Outcomes>map(One::new).orElseGet(Opaque::new);
        }
    }

    /** A tuple of tensors; of those without a pattern nothing is known. */
    record Several(List<Outcomes> items) implements Outcomes {
        public Several {
            items = List.copyOf(items);
        }

        @Override
        public Outcomes without(Set<DType> lacking) {
            return new Several(items.stream().map(item -> item.without(lacking)).toList());
        }
    }

    /** The same of a library that lacks some dtypes. */
    Outcomes without(Set<DType> lacking);
}
