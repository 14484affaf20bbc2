package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A breakage that lets vmap do its work and then spoils every output. */
abstract class OutputBreakage extends NamedBreakage {

    OutputBreakage(String name, String about) {
        super(name, about);
    }

    /**
     * The spoilt output.
     *
     * @param dim where the output's batch dim is
     */
    abstract <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim);

    @Override
    public final <T> VectorizingMap<T> breakVmap(
            TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
        Methods<T> methods = new Methods<>(library);
        return (function, inDims, outDims, args) ->
                spoilAll(methods, sound.apply(function, inDims, outDims, args), outDims);
    }

    private <T> Value<T> spoilAll(Methods<T> methods, Value<T> result, Value<T> outDims) {
        if (!(result instanceof Value.Tuple<T> outputs)) {
            return spoil(methods, result, batchDim(methods, result, outDims, 0));
        }
        List<Value<T>> spoilt = new ArrayList<>();
        for (int i = 0; i < outputs.items().size(); i++) {
            Value<T> output = outputs.items().get(i);
            spoilt.add(spoil(methods, output, batchDim(methods, output, outDims, i)));
        }
        return new Value.Tuple<>(spoilt);
    }

    private static <T> long batchDim(Methods<T> methods, Value<T> output, Value<T> outDims, int index) {
        Value<T> dim = outDims instanceof Value.Tuple<T> each ? each.items().get(index) : outDims;
        long written = ((Value.Int<T>) dim).value();
        return written < 0 ? written + methods.dims(output) : written;
    }
}
