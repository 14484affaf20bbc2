package io.vck.conformance.judge;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is expected, as data: nothing is left to compute, so that any program can judge by it. */
public sealed interface Expected {

    /**
     * Variables hold these values, within the tolerances of their dtypes.
     *
     * @param values by variable; of tensors dtype, shape and elements count
     */
    record Values(Map<String, Value<ObservedTensor>> values) implements Expected {
        public Values {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Variables hold what the judged backend itself gets with each {@code vmap} done as slice, call, stack. */
    record ByBackend(Set<String> variables) implements Expected {
        public ByBackend {
            variables = Collections.unmodifiableSet(new LinkedHashSet<>(variables));
        }
    }

    /** The last step raises an error of a kind whose message has the pattern somewhere. */
    record Raised(String kind, Optional<MessagePattern> pattern) implements Expected {}

    /** The tensors at paths have these shapes or strides. */
    record SizesAt(Map<Path, List<Long>> sizes) implements Expected {
        public SizesAt {
            sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        }
    }

    /** The tensors at paths have these dtypes. */
    record DTypesAt(Map<Path, DType> dtypes) implements Expected {
        public DTypesAt {
            dtypes = Collections.unmodifiableMap(new LinkedHashMap<>(dtypes));
        }
    }

    /** The tensors at paths do something, or don't. */
    record FlagsAt(Map<Path, Boolean> flags) implements Expected {
        public FlagsAt {
            flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        }
    }

    /** The tensors of each pair have something to do with each other. */
    record Pairs(List<PathPair> pairs) implements Expected {
        public Pairs {
            pairs = List.copyOf(pairs);
        }
    }

    /** So many warnings have the pattern somewhere. */
    record Warnings(MessagePattern pattern, long count) implements Expected {}

    /** Whether any warning has the pattern somewhere. */
    record AnyWarning(MessagePattern pattern, boolean given) implements Expected {}

    /** Nothing to judge: a remark. */
    record Remark(String reason) implements Expected {}

    /** The case is wrong, so that it can't be said what is expected. */
    record Unknown(String why) implements Expected {}
}
