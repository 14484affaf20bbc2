package io.vck.backend.interpret;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds the arguments of a call to the parameters of a function, as Python does. */
final class Parameters {
    private Parameters() {}

    static <T> Scope<T> bind(
            Node.Lambda lambda, List<Value<T>> args, Map<String, Value<T>> keywords, Scope<T> defining) {
        List<String> parameters = lambda.parameters();
        Map<String, Value<T>> locals = new LinkedHashMap<>();
        int positional = Math.min(args.size(), parameters.size());
        for (int i = 0; i < positional; i++) {
            locals.put(parameters.get(i), args.get(i));
        }
        for (Map.Entry<String, Value<T>> keyword : keywords.entrySet()) {
            if (!parameters.contains(keyword.getKey())) {
                throw mismatch(lambda, "got an unexpected keyword argument '" + keyword.getKey() + "'");
            } else if (locals.put(keyword.getKey(), keyword.getValue()) != null) {
                throw mismatch(lambda, "got multiple values for argument '" + keyword.getKey() + "'");
            }
        }
        if (locals.size() < parameters.size()
                || (args.size() > parameters.size() && lambda.rest().isEmpty())) {
            throw mismatch(lambda, "takes " + parameters.size() + " arguments, got " + (args.size() + keywords.size()));
        }
        lambda.rest().ifPresent(rest -> locals.put(rest, new Value.Tuple<>(args.subList(positional, args.size()))));
        return defining.nested(locals);
    }

    private static RaisedError mismatch(Node.Lambda lambda, String what) {
        return new RaisedError(ErrorKind.TYPE_ERROR, lambda.name() + "() " + what);
    }
}
