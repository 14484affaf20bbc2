package io.vck.backend.interpret;

import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of an operator with its arguments, before anything decides what it means.
 *
 * @param name the operator's name, {@code mul}
 * @param spelling how the program writes it; the first argument of a method, attribute or subscript is its receiver
 */
public record OperatorCall<T>(String name, Spelling spelling, List<Value<T>> args, Map<String, Value<T>> keywords) {
    public OperatorCall {
        args = List.copyOf(args);
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }
}
