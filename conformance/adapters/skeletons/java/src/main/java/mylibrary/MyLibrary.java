package mylibrary;

import static java.util.Map.entry;

import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the kit needs to know of a library, first with a toy that works. Replace the toy method by method; what the kit does
 * by itself are protocol, values, interpreter and a loop.
 */
final class MyLibrary implements TensorLibrary<ToyTensor> {

    /**
     * Operators by the names that PyTorch gives them, however a program spells them: {@code mul} is {@code torch.mul},
     * {@code Tensor.mul} and {@code *}. Programs with others are unsupported.
     */
    private static final Map<String, Function<OperatorCall<ToyTensor>, Value<ToyTensor>>> OPERATORS = Map.ofEntries(
            entry("size", call -> new Value.Int<>(tensor(call, 0).size(integer(call, 1)))),
            entry("select", call -> of(tensor(call, 0).select(integer(call, 1), integer(call, 2)))),
            entry("stack", call -> of(ToyTensor.stack(tensors(call.args().get(0)), dim(call)))));

    @Override
    public Value<ToyTensor> call(OperatorCall<ToyTensor> call) {
        Function<OperatorCall<ToyTensor>, Value<ToyTensor>> operator = OPERATORS.get(call.name());
        if (operator == null) {
            throw new UnsupportedProgram("my-library has no " + call.spelling().text());
        }
        return operator.apply(call);
    }

    /** Makes the inputs of a program. With views, tensors over one storage are to share memory. */
    @Override
    public List<ToyTensor> tensors(List<TensorData> data) {
        return data.stream()
                .map(each -> new ToyTensor(each.dtype(), each.shape(), each.rowMajorBytes()))
                .toList();
    }

    /** What a tensor holds, in row-major order, with its strides and whether it records its gradient if it has such. */
    @Override
    public ObservedTensor read(ToyTensor tensor) {
        return new ObservedTensor(tensor.dtype(), tensor.shape(), Optional.empty(), Optional.empty(), tensor.bytes());
    }

    /** What it is all about: return your library's vmap. Until then, a loop. */
    @Override
    public VectorizingMap<ToyTensor> vmap() {
        return new LoopVmap<>(this);
    }

    /** Only asked of those who claim the capability {@code aliasing}. */
    @Override
    public Alias alias(ToyTensor tensor) {
        throw new UnsupportedOperationException("my-library can't tell which memory a tensor is");
    }

    private static Value<ToyTensor> of(ToyTensor tensor) {
        return new Value.Tensor<>(tensor);
    }

    private static ToyTensor tensor(OperatorCall<ToyTensor> call, int index) {
        return ((Value.Tensor<ToyTensor>) call.args().get(index)).tensor();
    }

    private static List<ToyTensor> tensors(Value<ToyTensor> list) {
        return ((Value.Sequence<ToyTensor>) list)
                .items().stream()
                        .map(item -> ((Value.Tensor<ToyTensor>) item).tensor())
                        .toList();
    }

    private static long integer(OperatorCall<ToyTensor> call, int index) {
        return ((Value.Int<ToyTensor>) call.args().get(index)).value();
    }

    private static long dim(OperatorCall<ToyTensor> call) {
        return ((Value.Int<ToyTensor>) call.keywords().get("dim")).value();
    }
}
