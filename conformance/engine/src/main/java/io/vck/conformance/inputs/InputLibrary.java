package io.vck.conformance.inputs;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Computes with input data, for the length of one case: another library does the work, and tensors that share an object or
 * memory there share it here. Input expressions don't write, so data once read stays true.
 *
 * @param <T> the tensor of the library that does the work
 */
final class InputLibrary<T> implements TensorLibrary<TensorData> {
    private static final String REQUIRES_GRAD = "requires_grad_";

    private final Supplier<TensorLibrary<T>> source;
    private final Memory<T> memory;
    private final Map<TensorData, T> tensors = new IdentityHashMap<>();
    private final Map<T, TensorData> data = new IdentityHashMap<>();
    private final Map<Object, Storage> storages = new IdentityHashMap<>();
    private final Set<TensorData> leaves = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param source asked once, if there is something to compute at all
     */
    InputLibrary(Supplier<TensorLibrary<T>> source, Memory<T> memory) {
        this.source = new Once<>(source);
        this.memory = memory;
    }

    /** Whether {@code requires_grad_()} was called on a tensor. */
    boolean isLeaf(TensorData tensor) {
        return leaves.contains(tensor);
    }

    @Override
    public Value<TensorData> call(OperatorCall<TensorData> call) {
        if (call.name().equals(REQUIRES_GRAD) && call.args().get(0) instanceof Value.Tensor<TensorData> leaf) {
            leaves.add(leaf.tensor());
            return leaf;
        }
        TensorLibrary<T> library = source.get();
        Map<String, Value<T>> keywords = new LinkedHashMap<>();
        call.keywords().forEach((name, value) -> keywords.put(name, value.map(this::tensor)));
        List<Value<T>> args = call.args().stream()
                .<Value<T>>map(value -> value.map(this::tensor))
                .toList();
        return library.call(new OperatorCall<>(call.name(), call.spelling(), args, keywords))
                .map(this::dataOf);
    }

    private T tensor(TensorData wanted) {
        T known = tensors.get(wanted);
        if (known == null) {
            known = source.get().tensors(List.of(wanted)).get(0);
            storages.put(memory.window(known).storage(), wanted.storage());
            remember(known, wanted);
        }
        return known;
    }

    private TensorData dataOf(T tensor) {
        TensorData known = data.get(tensor);
        if (known == null) {
            Memory.Window window = memory.window(tensor);
            Storage storage = storages.computeIfAbsent(window.storage(), unknown -> contents(tensor));
            known = new TensorData(storage, window.shape(), window.strides(), window.offset(), false);
            remember(tensor, known);
        }
        return known;
    }

    private void remember(T tensor, TensorData as) {
        tensors.put(as, tensor);
        data.put(tensor, as);
    }

    private Storage contents(T tensor) {
        ObservedTensor whole = source.get().read(memory.whole(tensor));
        return new Storage(whole.dtype(), whole.bytes());
    }

    @Override
    public List<TensorData> tensors(List<TensorData> made) {
        return made;
    }

    @Override
    public VectorizingMap<TensorData> vmap() {
        return (function, inDims, outDims, args) -> {
            throw new RaisedError(ErrorKind.RUNTIME_ERROR, "vmap can't be used to make inputs");
        };
    }

    @Override
    public ObservedTensor read(TensorData tensor) {
        return source.get().read(tensor(tensor));
    }

    @Override
    public Alias alias(TensorData tensor) {
        throw new UnsupportedProgram("inputs are not observed");
    }

    /** A supplier that asks another one once. */
    private static final class Once<V> implements Supplier<V> {
        private final Supplier<V> supplier;
        private Optional<V> value = Optional.empty();

        Once(Supplier<V> supplier) {
            this.supplier = supplier;
        }

        @Override
        public V get() {
            if (value.isEmpty()) {
                value = Optional.of(supplier.get());
            }
            return value.get();
        }
    }
}
