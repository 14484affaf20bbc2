package io.vck.backend.interpret;

import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The smallest tensor library that a program can run on: lists of float64, or lists of those. */
public final class Toy implements TensorLibrary<Toy.Rows> {

    /** A tensor of one row of numbers, or of several; a row of one number that came from a select has no dimension. */
    public record Rows(List<Long> shape, double[] values) {}

    /** The calls that reached the library, as spelled. */
    public final List<String> calls = new ArrayList<>();

    public static Value<Rows> vector(double... values) {
        return new Value.Tensor<>(new Rows(List.of((long) values.length), values));
    }

    public static double[] numbers(Value<Rows> value) {
        return ((Value.Tensor<Rows>) value).tensor().values();
    }

    @Override
    public List<Rows> tensors(List<TensorData> data) {
        List<Rows> made = new ArrayList<>();
        for (TensorData tensor : data) {
            double[] values = new double[(int) tensor.numel()];
            ByteBuffer.wrap(tensor.storage().bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(values);
            made.add(new Rows(tensor.shape(), values));
        }
        return made;
    }

    @Override
    public Value<Rows> call(OperatorCall<Rows> call) {
        calls.add(call.spelling().text());
        List<Value<Rows>> args = call.args();
        switch (call.name()) {
            case "add":
                return pointwise(args.get(0), args.get(1), Double::sum);
            case "mul":
                return pointwise(args.get(0), args.get(1), (a, b) -> a * b);
            case "size":
                return new Value.Int<>(tensor(args.get(0)).shape().get((int) integer(args.get(1))));
            case "select":
                return select(tensor(args.get(0)), (int) integer(args.get(2)));
            case "stack":
                return stack(((Value.Sequence<Rows>) args.get(0)).items());
            case "refuse":
                throw new RaisedError(ErrorKind.INDEX_ERROR, "refused");
            case "break":
                throw new IllegalStateException("broken");
            default:
                throw new UnsupportedProgram("no operator " + call.name());
        }
    }

    private static Value<Rows> select(Rows rows, int index) {
        int width = rows.values().length / rows.shape().get(0).intValue();
        List<Long> shape = rows.shape().subList(1, rows.shape().size());
        double[] row = Arrays.copyOfRange(rows.values(), index * width, (index + 1) * width);
        return new Value.Tensor<>(new Rows(shape, row));
    }

    private static Value<Rows> stack(List<Value<Rows>> lanes) {
        double[] values = lanes.stream()
                .flatMapToDouble(lane -> Arrays.stream(numbers(lane)))
                .toArray();
        List<Long> shape = new ArrayList<>(tensor(lanes.get(0)).shape());
        shape.add(0, (long) lanes.size());
        return new Value.Tensor<>(new Rows(shape, values));
    }

    private interface Binary {
        double apply(double a, double b);
    }

    private static Value<Rows> pointwise(Value<Rows> left, Value<Rows> right, Binary operation) {
        Rows shaped = left instanceof Value.Tensor<Rows> ? tensor(left) : tensor(right);
        double[] values = new double[shaped.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = operation.apply(element(left, i), element(right, i));
        }
        return new Value.Tensor<>(new Rows(shaped.shape(), values));
    }

    private static double element(Value<Rows> value, int index) {
        return value instanceof Value.Tensor<Rows> ? numbers(value)[index] : (double) integer(value);
    }

    private static Rows tensor(Value<Rows> value) {
        return ((Value.Tensor<Rows>) value).tensor();
    }

    private static long integer(Value<Rows> value) {
        return ((Value.Int<Rows>) value).value();
    }

    @Override
    public VectorizingMap<Rows> vmap() {
        return new LoopVmap<>(this);
    }

    @Override
    public ObservedTensor read(Rows tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(tensor.values());
        return new ObservedTensor(DType.FLOAT64, tensor.shape(), Optional.empty(), Optional.empty(), bytes.array());
    }

    @Override
    public Alias alias(Rows tensor) {
        long identity = System.identityHashCode(tensor);
        return new Alias(identity, identity, identity);
    }
}
