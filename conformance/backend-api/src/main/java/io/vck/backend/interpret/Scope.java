package io.vck.backend.interpret;

import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a program or of one call of a function; a function also sees those of where it was made. */
final class Scope<T> {
    private final Optional<Scope<T>> enclosing;
    private final Map<String, Value<T>> variables;

    private Scope(Optional<Scope<T>> enclosing, Map<String, Value<T>> variables) {
        this.enclosing = enclosing;
        this.variables = variables;
    }

    static <T> Scope<T> global(Map<String, Value<T>> inputs) {
        return new Scope<>(Optional.empty(), new LinkedHashMap<>(inputs));
    }

    Scope<T> nested(Map<String, Value<T>> locals) {
        return new Scope<>(Optional.of(this), new LinkedHashMap<>(locals));
    }

    void bind(String name, Value<T> value) {
        variables.put(name, value);
    }

    void bindIfAbsent(String name, Value<T> value) {
        variables.putIfAbsent(name, value);
    }

    Value<T> lookUp(String name) {
        Value<T> value = variables.get(name);
        if (value != null) {
            return value;
        }
        return enclosing
                .map(scope -> scope.lookUp(name))
                .orElseThrow(() -> new RaisedError(ErrorKind.NAME_ERROR, "name '" + name + "' is not defined"));
    }

    Map<String, Value<T>> variables() {
        return variables;
    }
}
