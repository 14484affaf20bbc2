package io.vck.conformance.inputs;

import io.vck.backend.value.DType;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.InputGenerator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The generators, for one input of one case. All random numbers of the input come from one sequence, in the order in which
 * its expression calls the generators, and in row-major order within each tensor.
 */
final class Generators {
    private static final int MOST_SIZES = 1 << 16;

    private final SplitMix64 random;
    private final Set<Storage> withGrad = Collections.newSetFromMap(new IdentityHashMap<>());

    Generators(SplitMix64 random) {
        this.random = random;
    }

    /** The generators as variables. */
    Map<String, Value<TensorData>> functions() {
        Map<String, Value<TensorData>> functions = new LinkedHashMap<>();
        for (InputGenerator generator : InputGenerator.values()) {
            functions.put(generator.label(), new Value.Callable<>(function(generator)));
        }
        return functions;
    }

    /** The memory of the tensors that were asked for with {@code requires_grad=True}. */
    Set<Storage> withGrad() {
        return withGrad;
    }

    private ProgramFunction<TensorData> function(InputGenerator generator) {
        return new ProgramFunction<>() {
            @Override
            public String name() {
                return generator.label();
            }

            @Override
            public Value<TensorData> call(List<Value<TensorData>> args, Map<String, Value<TensorData>> keywords) {
                GeneratorCall call = new GeneratorCall(generator.label(), args, keywords);
                TensorData tensor = make(generator, call);
                if (call.requiresGrad()) {
                    withGrad.add(tensor.storage());
                }
                return new Value.Tensor<>(tensor);
            }
        };
    }

    private TensorData make(InputGenerator generator, GeneratorCall call) {
        return switch (generator) {
            case RANDN -> randn(call);
            case RAND -> rand(call);
            case RANDINT -> randint(call);
            case ARANGE -> arange(call);
            case EYE -> eye(call);
            case FULL -> full(call);
            case ZEROS -> filled(call, call.sizes(0), 0);
            case ONES -> filled(call, call.sizes(0), 1);
            case TENSOR -> literal(call);
        };
    }

    private TensorData randn(GeneratorCall call) {
        return floating(call).fill(random::normal).finish();
    }

    private TensorData rand(GeneratorCall call) {
        return floating(call).fill(random::uniform).finish();
    }

    private static NewTensor floating(GeneratorCall call) {
        DType dtype = call.dtype(DType.FLOAT32);
        if (!dtype.isFloatingPoint() && !dtype.isComplex()) {
            throw call.wrong("makes floating point and complex numbers, not " + dtype.label());
        }
        return create(call, dtype, call.sizes(0));
    }

    private static NewTensor create(GeneratorCall call, DType dtype, List<Long> shape) {
        try {
            return new NewTensor(dtype, shape);
        } catch (ArithmeticException tooLarge) {
            throw call.wrong("can't make a tensor as large as " + shape);
        }
    }

    private TensorData randint(GeneratorCall call) {
        call.expectArguments(3, MOST_SIZES, "low, high and sizes");
        long low = call.integer(0);
        long high = call.integer(1);
        if (low >= high) {
            throw call.wrong("takes a low that is less than high, got " + low + " and " + high);
        }
        NewTensor tensor = create(call, call.dtype(DType.INT64), call.sizes(2));
        for (int i = 0; i < tensor.numel(); i++) {
            tensor.add(random.integer(low, high));
        }
        return tensor.finish();
    }

    private static TensorData arange(GeneratorCall call) {
        call.expectArguments(1, 3, "end, or start and end, or start, end and step");
        boolean whole = true;
        for (int i = 0; i < call.count(); i++) {
            whole &= call.arg(i) instanceof Value.Int<TensorData>;
        }
        double start = call.count() == 1 ? 0 : call.number(call.arg(0));
        double end = call.number(call.arg(call.count() == 1 ? 0 : 1));
        double step = call.count() == 3 ? call.number(call.arg(2)) : 1;
        if (step == 0 || (end - start) / step < 0) {
            throw call.wrong("takes a step that leads from " + start + " to " + end + ", got " + step);
        }
        long count = (long) Math.ceil((end - start) / step);
        NewTensor tensor = create(call, call.dtype(whole ? DType.INT64 : DType.FLOAT32), List.of(count));
        for (int i = 0; i < count; i++) {
            tensor.add(start + i * step);
        }
        return tensor.finish();
    }

    private static TensorData eye(GeneratorCall call) {
        call.expectArguments(1, 2, "one or two sizes");
        List<Long> sizes = call.sizes(0);
        long rows = sizes.get(0);
        long columns = sizes.get(sizes.size() - 1);
        NewTensor tensor = create(call, call.dtype(DType.FLOAT32), List.of(rows, columns));
        for (long row = 0; row < rows; row++) {
            for (long column = 0; column < columns; column++) {
                tensor.add(row == column ? 1L : 0L);
            }
        }
        return tensor.finish();
    }

    private static TensorData full(GeneratorCall call) {
        call.expectArguments(2, 2, "sizes as a tuple, and a number");
        Literal value = Literal.of(call, call.arg(1));
        if (!value.shape().isEmpty()) {
            throw call.wrong("takes one number to fill with, got a container");
        }
        NewTensor tensor = create(call, call.dtype(value.dtype()), call.sizesIn(call.arg(0)));
        for (int i = 0; i < tensor.numel(); i++) {
            add(call, tensor, value.numbers().get(0));
        }
        return tensor.finish();
    }

    private static TensorData literal(GeneratorCall call) {
        call.expectArguments(1, 1, "a number, or numbers in nested lists");
        Literal value = Literal.of(call, call.arg(0));
        NewTensor tensor = create(call, call.dtype(value.dtype()), value.shape());
        value.numbers().forEach(number -> add(call, tensor, number));
        return tensor.finish();
    }

    private static TensorData filled(GeneratorCall call, List<Long> shape, long value) {
        NewTensor tensor = create(call, call.dtype(DType.FLOAT32), shape);
        for (int i = 0; i < tensor.numel(); i++) {
            tensor.add(value);
        }
        return tensor.finish();
    }

    /** Adds an int as an int: a double does not hold every one. */
    private static void add(GeneratorCall call, NewTensor tensor, Value<TensorData> number) {
        if (number instanceof Value.Int<TensorData> whole) {
            tensor.add(whole.value());
        } else {
            tensor.add(call.number(number));
        }
    }
}
