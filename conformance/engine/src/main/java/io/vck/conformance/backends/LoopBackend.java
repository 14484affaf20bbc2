package io.vck.conformance.backends;

import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Validation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The law of vmap as a backend: slice, call, stack, over the reference's operators. It shares the reference's checks of
 * {@code in_dims}, {@code out_dims} and results, since a loop alone would accept what vmap refuses.
 */
public final class LoopBackend extends LibraryBackend<Tensor> {
    private static final BackendInfo INFO = new BackendInfo(
            "loop",
            "0.1.0",
            "Java " + Runtime.version().feature(),
            Set.of(
                    "in-place",
                    "autograd",
                    "complex",
                    "int32",
                    "float64",
                    "many-dims",
                    "loop",
                    "requires-grad",
                    "messages"));

    @Override
    public BackendInfo info() {
        return INFO;
    }

    @Override
    public TensorLibrary<Tensor> library(Settings settings, Consumer<String> warnings) {
        return new LoopingLibrary(new ReferenceLibrary(settings, warnings));
    }

    /** The reference's tensors and operators with a loop for a vmap. */
    private record LoopingLibrary(ReferenceLibrary reference) implements TensorLibrary<Tensor> {

        @Override
        public List<Tensor> tensors(List<TensorData> data) {
            return reference.tensors(data);
        }

        @Override
        public Value<Tensor> call(OperatorCall<Tensor> call) {
            return reference.call(call);
        }

        @Override
        public VectorizingMap<Tensor> vmap() {
            LoopVmap<Tensor> loop = new LoopVmap<>(this);
            return (function, inDims, outDims, args) -> {
                Object dims = ValueExchange.toJava(outDims);
                checking(() -> Validation.checkCall(
                        function.name(), ValueExchange.toJava(inDims), dims, ValueExchange.toJava(args)));
                return loop.apply(checked(function, dims), inDims, outDims, args);
            };
        }

        @Override
        public ObservedTensor read(Tensor tensor) {
            return reference.read(tensor);
        }

        @Override
        public Alias alias(Tensor tensor) {
            return reference.alias(tensor);
        }

        private static ProgramFunction<Tensor> checked(ProgramFunction<Tensor> function, Object outDims) {
            return new ProgramFunction<>() {
                @Override
                public String name() {
                    return function.name();
                }

                @Override
                public Value<Tensor> call(List<Value<Tensor>> args, Map<String, Value<Tensor>> keywords) {
                    Value<Tensor> result = function.call(args, keywords);
                    checking(() -> Validation.checkResult(function.name(), outDims, ValueExchange.toJava(result)));
                    return result;
                }
            };
        }

        private static void checking(Runnable check) {
            try {
                check.run();
            } catch (PythonError error) {
                throw ValueExchange.raised(error);
            }
        }
    }
}
