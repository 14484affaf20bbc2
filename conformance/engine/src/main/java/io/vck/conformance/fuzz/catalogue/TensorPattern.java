package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.value.DType;
import java.util.Optional;
import java.util.Set;

/** Which tensors fit: {@code positive float[*s, n]}. */
public record TensorPattern(DTypes dtypes, ShapePattern shape, Domain domain) {

    /** Which of them a library has that lacks some dtypes; empty if that are none. */
    Optional<TensorPattern> without(Set<DType> lacking) {
        return dtypes.without(lacking).map(some -> new TensorPattern(some, shape, domain));
    }
}
