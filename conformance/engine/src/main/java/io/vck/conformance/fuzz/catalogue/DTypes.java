package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.value.DType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which dtypes a tensor can have. */
public sealed interface DTypes {

    /** One of a class, the likeliest first and more than once. */
    record OneOf(List<DType> choices) implements DTypes {
        public OneOf {
            choices = List.copyOf(choices);
        }

        /** The same without some dtypes; where int64 is the only one, int32 stands for it. */
        @Override
        public Optional<DTypes> without(Set<DType> lacking) {
            List<DType> left = left(choices, lacking);
            List<DType> instead = left.isEmpty() && choices.contains(DType.INT64) ? List.of(DType.INT32) : left;
            List<DType> some = left(instead, lacking);
            return some.isEmpty() ? Optional.empty() : Optional.of(new OneOf(some));
        }

        private static List<DType> left(List<DType> dtypes, Set<DType> lacking) {
            return dtypes.stream().filter(dtype -> !lacking.contains(dtype)).toList();
        }
    }

    /** That of another argument. */
    record Like(String argument) implements DTypes {
        @Override
        public Optional<DTypes> without(Set<DType> lacking) {
            return Optional.of(this);
        }
    }

    /** What a library has of them that lacks some dtypes; empty if that is nothing. */
    Optional<DTypes> without(Set<DType> lacking);

    /** The classes by the names that the catalogue uses. */
    enum Named {
        FLOAT(DType.FLOAT32, DType.FLOAT32, DType.FLOAT64),
        COMPLEX(DType.COMPLEX64, DType.COMPLEX128),
        INT(DType.INT64, DType.INT64, DType.INT32),
        INDEX(DType.INT64),
        REAL(DType.FLOAT32, DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32),
        INEXACT(DType.FLOAT32, DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128),
        NUMBER(
                DType.FLOAT32,
                DType.FLOAT32,
                DType.FLOAT32,
                DType.FLOAT64,
                DType.INT64,
                DType.INT32,
                DType.COMPLEX64,
                DType.COMPLEX128),
        ANY(
                DType.FLOAT32,
                DType.FLOAT32,
                DType.FLOAT32,
                DType.FLOAT64,
                DType.INT64,
                DType.INT32,
                DType.COMPLEX64,
                DType.COMPLEX128,
                DType.BOOL);

        private final OneOf choices;

        Named(DType... choices) {
            this.choices = new OneOf(List.of(choices));
        }
    }

    /** The dtypes of a class, or one dtype by its own name; empty if there is neither. */
    static Optional<DTypes> named(String name) {
        for (Named named : Named.values()) {
            if (named.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(named.choices);
            }
        }
        return DType.of(name).map(dtype -> new OneOf(List.of(dtype)));
    }
}
