package io.vck.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** DJL for the length of one program. */
final class DjlLibrary implements TensorLibrary<NDArray> {
    private final NDManager manager;

    DjlLibrary(NDManager manager) {
        this.manager = manager;
    }

    @Override
    public List<NDArray> tensors(List<TensorData> data) {
        return data.stream().map(this::tensor).toList();
    }

    private NDArray tensor(TensorData data) {
        Shape shape = Arguments.shape(data.shape());
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(data.rowMajorBytes().length).order(ByteOrder.nativeOrder());
        bytes.put(ByteBuffer.wrap(data.rowMajorBytes())).rewind();
        return manager.create(bytes, shape, DTypes.of(data.dtype()));
    }

    @Override
    public Value<NDArray> call(OperatorCall<NDArray> call) {
        Operator operator = Operators.find(call.name())
                .orElseThrow(() -> new UnsupportedProgram(
                        "djl has no operator " + call.spelling().text()));
        try {
            return operator.apply(new Arguments(manager, call));
        } catch (UnsupportedOperationException lacking) {
            throw new UnsupportedProgram(
                    "djl has no " + call.spelling().text() + " of such arguments: " + lacking.getMessage());
        } catch (IndexOutOfBoundsException refused) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, message(refused));
        } catch (IllegalArgumentException refused) {
            throw new RaisedError(ErrorKind.VALUE_ERROR, message(refused));
        } catch (EngineException refused) {
            throw new RaisedError(ErrorKind.RUNTIME_ERROR, message(refused));
        }
    }

    /** The first line; what follows in those of the engine is a trace of its own. */
    private static String message(RuntimeException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public VectorizingMap<NDArray> vmap() {
        return new LoopVmap<>(this);
    }

    @Override
    public ObservedTensor read(NDArray tensor) {
        ByteBuffer buffer = tensor.toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        List<Long> shape = Arrays.stream(tensor.getShape().getShape()).boxed().toList();
        return new ObservedTensor(DTypes.of(tensor.getDataType()), shape, Optional.empty(), Optional.empty(), bytes);
    }

    @Override
    public Alias alias(NDArray tensor) {
        throw new UnsupportedOperationException("DJL does not say which memory an array is");
    }
}
