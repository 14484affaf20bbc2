package io.vck.conformance.run;

import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.program.Spelling;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The reference with one operator that is wrong, with a vmap that is wrong, or with both. */
final class SpoiltBackend extends LibraryBackend<Tensor> {
    private final ReferenceBackend sound = new ReferenceBackend();
    private final String operator;
    private final Spoilt result;
    private final Spoilt mapped;

    /** What becomes of a value that is right. */
    interface Spoilt {
        Spoilt NOT = (library, value) -> value;

        Value<Tensor> of(TensorLibrary<Tensor> library, Value<Tensor> value);
    }

    private SpoiltBackend(String operator, Spoilt result, Spoilt mapped) {
        this.operator = operator;
        this.result = result;
        this.mapped = mapped;
    }

    /** What each vmap returns is spoilt. */
    static SpoiltBackend vmap(Spoilt mapped) {
        return new SpoiltBackend("", Spoilt.NOT, mapped);
    }

    /** What an operator returns is spoilt. */
    static SpoiltBackend operator(String name, Spoilt result) {
        return new SpoiltBackend(name, result, Spoilt.NOT);
    }

    SpoiltBackend andVmap(Spoilt spoilt) {
        return new SpoiltBackend(operator, result, spoilt);
    }

    /** Calls a function of the sound library. */
    @SafeVarargs
    static Value<Tensor> call(TensorLibrary<Tensor> library, String name, Value<Tensor>... args) {
        return library.call(new OperatorCall<>(name, Spelling.function("torch." + name), List.of(args), Map.of()));
    }

    @Override
    public BackendInfo info() {
        return sound.info();
    }

    @Override
    public TensorLibrary<Tensor> library(Settings settings, Consumer<String> warnings) {
        TensorLibrary<Tensor> library = sound.library(settings, warnings);
        return new TensorLibrary<>() {
            @Override
            public List<Tensor> tensors(List<TensorData> data) {
                return library.tensors(data);
            }

            @Override
            public Value<Tensor> call(OperatorCall<Tensor> call) {
                Value<Tensor> value = library.call(call);
                return call.name().equals(operator) ? result.of(library, value) : value;
            }

            @Override
            public VectorizingMap<Tensor> vmap() {
                VectorizingMap<Tensor> vmap = library.vmap();
                return (function, inDims, outDims, args) ->
                        mapped.of(library, vmap.apply(function, inDims, outDims, args));
            }

            @Override
            public ObservedTensor read(Tensor tensor) {
                return library.read(tensor);
            }

            @Override
            public Alias alias(Tensor tensor) {
                return library.alias(tensor);
            }
        };
    }
}
