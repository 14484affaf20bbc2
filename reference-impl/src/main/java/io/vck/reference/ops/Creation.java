package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operators that make tensors of numbers. None of them takes a tensor, so that none is ever batched. */
final class Creation {
    private Creation() {}

    static void declare(Family family) {
        make(family, "zeros(int[] size, *, ScalarType? dtype=None) -> Tensor", args -> filled(args, 0L));
        make(family, "ones(int[] size, *, ScalarType? dtype=None) -> Tensor", args -> filled(args, 1L));
        make(
                family,
                "full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor",
                args -> full(args, args.get("fill_value")));
        make(family, "arange(Scalar end, *, ScalarType? dtype=None) -> Tensor", args -> range(args, 0L, 1L));
        make(
                family,
                "arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor",
                args -> range(args, args.get("start"), args.get("step")));
        make(family, "eye(int n, int? m=None, *, ScalarType? dtype=None) -> Tensor", Creation::identity);
        make(family, "empty(int[] size, *, ScalarType? dtype=None) -> Tensor", args -> filled(args, 0L));
        make(
                family,
                "empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor",
                args -> NewTensors.strided(args, args.optionalDtype("dtype").orElse(DType.FLOAT32)));
        make(family, "tensor(any data, *, ScalarType? dtype=None) -> Tensor", Creation::literal);
    }

    private static void make(Family family, String signature, Kernel kernel) {
        family.add(Operator.declare(signature).kernel(kernel).fallback().notDifferentiable());
    }

    private static StridedTensor filled(Arguments args, Object value) {
        DType dtype = args.optionalDtype("dtype").orElse(DType.FLOAT32);
        return NewTensors.filled(StridedTensor.zeros(dtype, args.integers("size")), value);
    }

    private static StridedTensor full(Arguments args, Object value) {
        DType dtype = args.optionalDtype("dtype").orElse(typeOf(value));
        return filled(args.with("dtype", dtype), value);
    }

    private static DType typeOf(Object number) {
        return number instanceof Boolean ? DType.BOOL : number instanceof Long ? DType.INT64 : DType.FLOAT32;
    }

    private static StridedTensor range(Arguments args, Object start, Object step) {
        Object end = args.get("end");
        boolean whole = start instanceof Long && end instanceof Long && step instanceof Long;
        DType dtype = args.optionalDtype("dtype").orElse(whole ? DType.INT64 : DType.FLOAT32);
        if (dtype == DType.BOOL || dtype.isComplex()) {
            throw Refusals.notImplemented("arange_cpu", dtype);
        }
        double first = ((Number) start).doubleValue();
        double by = ((Number) step).doubleValue();
        int length = (int) Math.max(0, Math.ceil((((Number) end).doubleValue() - first) / by));
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = first + i * by;
        }
        return Elements.convert(StridedTensor.ofDoubles(DType.FLOAT64, values, length), dtype);
    }

    private static StridedTensor identity(Arguments args) {
        int rows = args.integer("n");
        int columns = args.optionalInteger("m").map(Math::toIntExact).orElse(rows);
        StridedTensor result = StridedTensor.zeros(args.optionalDtype("dtype").orElse(DType.FLOAT32), rows, columns);
        for (int i = 0; i < Math.min(rows, columns); i++) {
            result.storage().setLong(i * columns + i, 1);
        }
        return result;
    }

    private static StridedTensor literal(Arguments args) {
        List<Object> numbers = new ArrayList<>();
        int[] shape = collect(args.get("data"), numbers);
        DType inferred = DType.BOOL;
        for (Object number : numbers) {
            DType type = typeOf(number);
            inferred = type.compareTo(inferred) > 0 ? type : inferred;
        }
        DType dtype = args.optionalDtype("dtype").orElse(numbers.isEmpty() ? DType.FLOAT32 : inferred);
        StridedTensor result = StridedTensor.zeros(dtype, shape);
        for (int i = 0; i < numbers.size(); i++) {
            Object number = numbers.get(i);
            if (number instanceof Double real) {
                result.storage().setDouble(i, real);
            } else {
                result.storage().setLong(i, number instanceof Boolean truth ? (truth ? 1 : 0) : (Long) number);
            }
        }
        return result;
    }

    /** Collects the numbers of nested lists in row-major order and returns the lists' lengths. */
    private static int[] collect(Object data, List<Object> numbers) {
        if (!(data instanceof List<?>)) {
            numbers.add(data instanceof StridedTensor tensor ? Reading.item(tensor) : data);
            return new int[0];
        }
        List<?> list = (List<?>) data;
        int[] inner = new int[0];
        for (int i = 0; i < list.size(); i++) {
            int[] shape = collect(list.get(i), numbers);
            if (i > 0 && !Arrays.equals(shape, inner)) {
                throw PythonError.value("expected sequence of length " + (inner.length == 0 ? 0 : inner[0])
                        + " at dim 1 (got " + (shape.length == 0 ? 0 : shape[0]) + ")");
            }
            inner = shape;
        }
        return Shapes.inserted(inner, 0, list.size());
    }
}
