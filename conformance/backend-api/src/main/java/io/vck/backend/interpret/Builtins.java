package io.vck.backend.interpret;

import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that need no library: {@code vmap} and {@code partial}, which make functions, and {@code slice}. */
final class Builtins {
    static final String VMAP = "vmap";
    static final String PARTIAL = "partial";
    static final String SLICE = "slice";

    private static final List<String> VMAP_PARAMETERS = List.of("func", "in_dims", "out_dims");

    private Builtins() {}

    /** What {@code vmap(func, in_dims=0, out_dims=0)} returns: nothing is checked before it is called. */
    static <T> ProgramFunction<T> vmap(
            VectorizingMap<T> vmap, Trace<T> trace, List<Value<T>> args, Map<String, Value<T>> keywords) {
        Map<String, Value<T>> bound = bindVmap(args, keywords);
        if (!(bound.get("func") instanceof Value.Callable<T> callable)) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "vmap() expects a function as its first argument");
        }
        ProgramFunction<T> function = callable.function();
        Value<T> inDims = bound.getOrDefault("in_dims", new Value.Int<>(0));
        Value<T> outDims = bound.getOrDefault("out_dims", new Value.Int<>(0));
        return named(function.name(), (inputs, inputKeywords) -> {
            if (!inputKeywords.isEmpty()) {
                throw new RaisedError(ErrorKind.TYPE_ERROR, "a function returned by vmap() takes no keyword arguments");
            }
            trace.vmapEntered(function, inDims, outDims, inputs);
            try {
                return vmap.apply(function, inDims, outDims, inputs);
            } finally {
                trace.vmapLeft();
            }
        });
    }

    private static <T> Map<String, Value<T>> bindVmap(List<Value<T>> args, Map<String, Value<T>> keywords) {
        if (args.size() > VMAP_PARAMETERS.size()) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "vmap() takes at most 3 arguments, got " + args.size());
        }
        Map<String, Value<T>> bound = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            bound.put(VMAP_PARAMETERS.get(i), args.get(i));
        }
        keywords.forEach((name, value) -> {
            if (!VMAP_PARAMETERS.contains(name) || bound.put(name, value) != null) {
                throw new RaisedError(ErrorKind.TYPE_ERROR, "vmap() got an unexpected argument '" + name + "'");
            }
        });
        return bound;
    }

    /** What {@code partial(function, *args, **keywords)} returns. */
    static <T> ProgramFunction<T> partial(List<Value<T>> args, Map<String, Value<T>> keywords) {
        if (args.isEmpty() || !(args.get(0) instanceof Value.Callable<T> callable)) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "partial() expects a function as its first argument");
        }
        ProgramFunction<T> function = callable.function();
        List<Value<T>> first = args.subList(1, args.size());
        return named("functools.partial(" + function.name() + ")", (more, moreKeywords) -> {
            List<Value<T>> all = new ArrayList<>(first);
            all.addAll(more);
            Map<String, Value<T>> allKeywords = new LinkedHashMap<>(keywords);
            allKeywords.putAll(moreKeywords);
            return function.call(all, allKeywords);
        });
    }

    /** What {@code start:stop:step} in a subscript is. */
    static <T> Value<T> slice(List<Value<T>> args) {
        if (args.size() != 3) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "slice() expects start, stop and step, got " + args.size());
        }
        return new Value.Slice<>(args.get(0), args.get(1), args.get(2));
    }

    private interface Body<T> {
        Value<T> call(List<Value<T>> args, Map<String, Value<T>> keywords);
    }

    private static <T> ProgramFunction<T> named(String name, Body<T> body) {
        return new ProgramFunction<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Value<T> call(List<Value<T>> args, Map<String, Value<T>> keywords) {
                return body.call(args, keywords);
            }
        };
    }
}
