package io.vck.djl;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reductions, products, and operators that make tensors or tell of them. */
final class Others {
    private Others() {}

    static final Map<String, Operator> TABLE = Map.ofEntries(
            entry("bmm", Operator.array(call -> call.array(0).batchMatMul(call.array(1)))),
            entry("dot", Operator.array(call -> call.array(0).dot(call.array(1)))),
            entry("dtype", call -> new Value.OfDType<>(DTypes.of(call.array(0).getDataType()))),
            entry("full_like", Operator.array(call -> filled(call.array(0).getShape(), call.array(0), call.number(1)))),
            entry(
                    "gather",
                    Operator.array(call ->
                            call.array(0).gather(call.array(2), call.number(1).intValue()))),
            entry("index_select", Operator.array(Others::indexSelect)),
            entry("is_complex", call -> new Value.Bool<>(false)),
            entry(
                    "is_floating_point",
                    call -> new Value.Bool<>(call.array(0).getDataType().isFloating())),
            entry("is_nonzero", call -> new Value.Bool<>(only(call.array(0)).doubleValue() != 0)),
            entry("item", call -> new Value.Float<>(only(call.array(0)).doubleValue())),
            entry("linear", Operator.array(Others::linear)),
            entry("matmul", Operator.array(call -> call.array(0).matMul(call.array(1)))),
            entry("max", Operator.array(call -> call.array(0).max())),
            entry("mean", Operator.array(call -> reduced(call, NDArray::mean, NDArray::mean))),
            entry("min", Operator.array(call -> call.array(0).min())),
            entry("mm", Operator.array(call -> call.array(0).matMul(call.array(1)))),
            entry("mv", Operator.array(call -> call.array(0).matMul(call.array(1)))),
            entry(
                    "new_full",
                    Operator.array(call -> filled(Arguments.shapeOf(call.at(1)), call.array(0), call.number(2)))),
            entry("new_ones", Operator.array(call -> filledLike(call, 1))),
            entry("new_zeros", Operator.array(call -> filledLike(call, 0))),
            entry("ones", Operator.array(call -> filled(call, 1))),
            entry("sum", Operator.array(Others::sum)),
            entry("tensor", Operator.array(Others::tensor)),
            entry("trace", Operator.array(call -> call.array(0).trace())),
            entry("zeros", Operator.array(call -> filled(call, 0))));

    private static Number only(NDArray x) {
        if (x.size() != 1) {
            throw new RaisedError(ErrorKind.RUNTIME_ERROR, x.size() + " elements are no number");
        }
        return x.toType(DataType.FLOAT64, false).toArray()[0];
    }

    private static NDArray linear(Arguments call) {
        NDArray product = call.array(0).matMul(call.array(1).transpose());
        return call.find(2, "bias").isEmpty() ? product : product.add(call.array(2));
    }

    /** DJL takes by index along the first dim alone. */
    private static NDArray indexSelect(Arguments call) {
        NDArray x = call.array(0);
        int dim = Arguments.fromFront(Arguments.rank(x), call.integer(1, "dim", 0));
        return x.swapAxes(0, dim).get(call.array(2)).swapAxes(0, dim);
    }

    private static NDArray filled(Shape shape, NDArray like, Number value) {
        return like.getManager().full(shape, value.floatValue(), like.getDataType());
    }

    private static NDArray sum(Arguments call) {
        Optional<DataType> dtype = call.dtype(3);
        return dtype.isEmpty()
                ? reduced(call, NDArray::sum, NDArray::sum)
                : reduced(
                        call,
                        x -> x.toType(dtype.get(), true).sum(),
                        (x, dims) -> x.toType(dtype.get(), true).sum(dims));
    }

    /** No dims at all are all dims. */
    private static NDArray reduced(
            Arguments call, UnaryOperator<NDArray> ofAll, BiFunction<NDArray, int[], NDArray> ofSome) {
        NDArray x = call.array(0);
        int rank = Arguments.rank(x);
        List<Value<NDArray>> named = call.find(1, "dim").map(Arguments::items).orElse(List.of());
        int[] dims = named.stream()
                .mapToInt(dim -> Arguments.fromFront(rank, Arguments.number(dim).longValue()))
                .toArray();
        NDArray result = dims.length == 0 || rank == 0 ? ofAll.apply(x) : ofSome.apply(x, dims);
        if (!call.flag(2, "keepdim")) {
            return result;
        }
        long[] kept = x.getShape().getShape().clone();
        for (int dim = 0; dim < kept.length; dim++) {
            int at = dim;
            kept[dim] = dims.length == 0 || Arrays.stream(dims).anyMatch(each -> each == at) ? 1 : kept[dim];
        }
        return result.reshape(new Shape(kept));
    }

    private static NDArray filled(Arguments call, int value) {
        DataType type = Optional.ofNullable(call.call().keywords().get("dtype"))
                .map(Arguments::dtype)
                .orElse(DataType.FLOAT32);
        return call.manager().full(new Shape(call.longs(0)), value, type);
    }

    private static NDArray filledLike(Arguments call, int value) {
        DataType type = Optional.ofNullable(call.call().keywords().get("dtype"))
                .map(Arguments::dtype)
                .orElse(call.array(0).getDataType());
        return call.manager().full(new Shape(call.longs(1)), value, type);
    }

    /** A tensor of a number, or of a list of numbers. */
    private static NDArray tensor(Arguments call) {
        Value<NDArray> value = call.at(0);
        List<Value<NDArray>> items = Arguments.items(value);
        if (items.stream().anyMatch(Arguments::isContainer)) {
            throw new UnsupportedProgram("the adapter of DJL makes no tensor of nested lists");
        }
        boolean isReal = items.stream().anyMatch(item -> item instanceof Value.Float<NDArray>);
        boolean isFlag = !items.isEmpty() && items.stream().allMatch(item -> item instanceof Value.Bool<NDArray>);
        double[] numbers = items.stream()
                .mapToDouble(item -> Arguments.number(item).doubleValue())
                .toArray();
        DataType type = isReal ? DataType.FLOAT32 : isFlag ? DataType.BOOLEAN : DataType.INT64;
        Shape shape = Arguments.isContainer(value) ? new Shape(numbers.length) : new Shape();
        return call.manager().create(numbers, shape).toType(call.dtype(1).orElse(type), true);
    }
}
