package io.vck.conformance.fuzz.trial;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Trees;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The same program and numbers in float64 and complex128: NOTE [Rounding]. */
final class Widening {
    private static final Map<DType, DType> WIDER =
            Map.of(DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128);

    /** Methods that cast to fewer digits, and those that cast to more. */
    private static final Map<String, String> WIDER_CASTS = Map.of(
            "half", "double",
            "bfloat16", "double",
            "float", "double",
            "cfloat", "cdouble",
            "chalf", "cdouble");

    private final Map<Storage, Storage> storages = new IdentityHashMap<>();

    private Widening() {}

    /** The wider program, if there is one. */
    static Optional<Trials.Prepared> of(Trials.Prepared narrow) {
        Widening widening = new Widening();
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        narrow.inputs().forEach((name, value) -> inputs.put(name, value.map(widening::tensor)));
        Program before = narrow.tested().program();
        Program program = new Program(before.steps().stream()
                .map(step -> Trees.map(step, Widening::node))
                .toList());
        boolean isWider = !program.equals(before)
                || widening.storages.entrySet().stream().anyMatch(entry -> entry.getKey() != entry.getValue());
        return isWider
                ? Optional.of(new Trials.Prepared(narrow.tested().withProgram(program), inputs))
                : Optional.empty();
    }

    /** Tensors that shared memory share it still. */
    private TensorData tensor(TensorData tensor) {
        Storage wider = storages.computeIfAbsent(tensor.storage(), Widening::storage);
        return new TensorData(wider, tensor.shape(), tensor.strides(), tensor.offset(), tensor.requiresGrad());
    }

    private static Storage storage(Storage narrow) {
        DType wider = WIDER.get(narrow.dtype());
        if (wider == null) {
            return narrow;
        }
        ByteBuffer from = ByteBuffer.wrap(narrow.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(2 * narrow.bytes().length).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            to.putDouble(from.getFloat());
        }
        return new Storage(wider, to.array());
    }

    private static Node node(Node node) {
        if (node instanceof Node.Constant constant && constant.value() instanceof Value.OfDType<Void> dtype) {
            DType wider = WIDER.getOrDefault(dtype.dtype(), dtype.dtype());
            return new Node.Constant(new Value.OfDType<>(wider));
        } else if (node instanceof Node.Operator operator
                && operator.spelling().kind() == Spelling.Kind.METHOD
                && WIDER_CASTS.containsKey(operator.name())) {
            String wider = WIDER_CASTS.get(operator.name());
            return new Node.Operator(wider, Spelling.method(wider));
        }
        return node;
    }
}
