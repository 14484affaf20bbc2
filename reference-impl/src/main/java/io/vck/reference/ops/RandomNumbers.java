package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Operators that draw random numbers. While any {@code vmap} runs they are refused. */
final class RandomNumbers {
    private static final String DTYPE = ", *, ScalarType? dtype=None) -> Tensor";

    /** Up to here every whole number is a float32, or a float64. */
    private static final double WHOLE_FLOAT32 = 0x1p24;

    private static final double WHOLE_FLOAT64 = 0x1p53;

    /** A Poisson variable with a larger mean is the sum of several: {@code exp(-mean)} must not vanish. */
    private static final double LARGEST_MEAN = 500;

    private RandomNumbers() {}

    static void declare(Family family) {
        creation(family);
        likeAnother(family);
        byElement(family);
        overwriting(family);
    }

    private static RandomGenerator generator() {
        return ThreadLocalRandom.current();
    }

    private static void add(Family family, String signature, Kernel kernel) {
        family.add(Operator.declare(signature)
                .kernel(kernel)
                .fallback()
                .notDifferentiable()
                .random());
    }

    private static void creation(Family family) {
        add(family, "rand(int[] size" + DTYPE, args -> {
            DType dtype = args.optionalDtype("dtype").orElse(DType.FLOAT32);
            return drawn(dtype, args.integers("size"), uniform(dtype));
        });
        add(
                family,
                "randn(int[] size" + DTYPE,
                args -> drawn(
                        args.optionalDtype("dtype").orElse(DType.FLOAT32),
                        args.integers("size"),
                        () -> generator().nextGaussian()));
        add(family, "randint(int high, int[] size" + DTYPE, args -> integers(args, 0));
        add(family, "randint.low(int low, int high, int[] size" + DTYPE, args -> integers(args, args.integer("low")));
        add(family, "randperm(int n" + DTYPE, RandomNumbers::permutation);
    }

    private static void likeAnother(Family family) {
        like(family, "rand_like(Tensor self", args -> uniform(typeOf(args)));
        like(family, "randn_like(Tensor self", args -> () -> generator().nextGaussian());
        like(family, "randint_like(Tensor self, int high", args -> between(0, args.integer("high")));
        like(
                family,
                "randint_like.low_dtype(Tensor self, int low, int high",
                args -> between(args.integer("low"), args.integer("high")));
    }

    private static void like(Family family, String signature, Function<Arguments, DoubleSupplier> next) {
        add(
                family,
                signature + DTYPE,
                args -> drawn(typeOf(args), args.strided("self").shape(), next.apply(args)));
    }

    /** Operators that draw an element of the result for each element that they are given. */
    private static void byElement(Family family) {
        add(family, "bernoulli(Tensor self) -> Tensor", args -> mapped(args, RandomNumbers::bernoulli));
        add(
                family,
                "bernoulli.p(Tensor self, float p) -> Tensor",
                args -> mapped(args, ignored -> bernoulli(args.number("p"))));
        add(family, "poisson(Tensor self) -> Tensor", args -> mapped(args, RandomNumbers::poisson));
        add(
                family,
                "multinomial(Tensor self, int num_samples, bool replacement=False) -> Tensor",
                RandomNumbers::multinomial);
        add(
                family,
                "normal.Tensor_Tensor(Tensor mean, Tensor std) -> Tensor",
                args -> normal(args.strided("mean"), args.strided("std")));
        add(
                family,
                "normal.float_Tensor(float mean, Tensor std) -> Tensor",
                args -> normal(StridedTensor.wrappedNumber(args.number("mean")), args.strided("std")));
        add(
                family,
                "normal.float_float(float mean, float std, int[] size" + DTYPE,
                args -> drawn(
                        args.optionalDtype("dtype").orElse(DType.FLOAT32),
                        args.integers("size"),
                        () -> gaussian(args)));
    }

    private static void overwriting(Family family) {
        overwrite(family, "bernoulli_.float(Tensor(a!) self, float p=0.5)", args -> () -> bernoulli(args.number("p")));
        add(family, "bernoulli_.Tensor(Tensor(a!) self, Tensor p) -> Tensor(a!)", args -> {
            StridedTensor self = args.strided("self");
            StridedTensor p = args.strided("p").broadcastTo(self.shape());
            return write(self, Compute.unary(p, p.dtype(), RandomNumbers::bernoulli, noComplex()));
        });
        overwrite(
                family,
                "cauchy_(Tensor(a!) self, float median=0., float sigma=1.)",
                args -> () -> args.number("median")
                        + args.number("sigma") * Math.tan(Math.PI * (generator().nextDouble() - 0.5)));
        overwrite(
                family,
                "exponential_(Tensor(a!) self, float lambd=1.)",
                args -> () -> generator().nextExponential() / args.number("lambd"));
        overwrite(
                family,
                "geometric_(Tensor(a!) self, float p)",
                args -> () -> Math.ceil(-generator().nextExponential() / Math.log1p(-args.number("p"))));
        overwrite(
                family,
                "log_normal_(Tensor(a!) self, float mean=1., float std=2.)",
                args -> () -> Math.exp(gaussian(args)));
        overwrite(family, "normal_(Tensor(a!) self, float mean=0., float std=1.)", args -> () -> gaussian(args));
        overwrite(family, "random_(Tensor(a!) self)", args -> between(0, beyondWhole(args.strided("self"))));
        overwrite(family, "random_.to(Tensor(a!) self, int to)", args -> between(0, args.integer("to")));
        overwrite(
                family,
                "random_.from(Tensor(a!) self, int from, int? to)",
                args -> between(
                        args.integer("from"),
                        args.optionalInteger("to").map(Long::doubleValue).orElse(beyondWhole(args.strided("self")))));
        overwrite(
                family,
                "uniform_(Tensor(a!) self, float from=0., float to=1.)",
                args -> () ->
                        args.number("from") + generator().nextDouble() * (args.number("to") - args.number("from")));
    }

    private static void overwrite(Family family, String signature, Function<Arguments, DoubleSupplier> next) {
        add(family, signature + " -> Tensor(a!)", args -> {
            StridedTensor self = args.strided("self");
            return write(self, drawn(DType.FLOAT64, self.shape(), next.apply(args)));
        });
    }

    private static StridedTensor write(StridedTensor self, StridedTensor numbers) {
        Elements.copy(self, numbers);
        self.storage().bumpVersion();
        return self;
    }

    private static DType typeOf(Arguments args) {
        return args.optionalDtype("dtype").orElse(args.tensor("self").dtype());
    }

    private static StridedTensor drawn(DType dtype, int[] shape, DoubleSupplier next) {
        double[] numbers = new double[Shapes.numel(shape)];
        Arrays.setAll(numbers, i -> next.getAsDouble());
        return Elements.convert(StridedTensor.ofDoubles(DType.FLOAT64, numbers, shape), dtype);
    }

    /** In [0, 1); a double just below 1 would become 1 as a float. */
    private static DoubleSupplier uniform(DType dtype) {
        return dtype == DType.FLOAT64
                ? () -> generator().nextDouble()
                : () -> generator().nextFloat();
    }

    private static DoubleSupplier between(double low, double high) {
        if (low >= high) {
            throw PythonError.runtime(
                    "random numbers are drawn from [from, to), so that from must be less than to, got [" + low + ", "
                            + high + ")");
        }
        return () -> Math.floor(low + generator().nextDouble() * (high - low));
    }

    private static double beyondWhole(StridedTensor self) {
        switch (self.dtype()) {
            case BOOL:
                return 2;
            case INT32:
                return 0x1p31;
            case INT64:
                return 0x1p63;
            case FLOAT32:
                return WHOLE_FLOAT32 + 1;
            default:
                return WHOLE_FLOAT64 + 1;
        }
    }

    private static StridedTensor integers(Arguments args, int low) {
        DType dtype = args.optionalDtype("dtype").orElse(DType.INT64);
        return drawn(dtype, args.integers("size"), between(low, args.integer("high")));
    }

    private static StridedTensor permutation(Arguments args) {
        double[] numbers =
                IntStream.range(0, args.integer("n")).asDoubleStream().toArray();
        for (int i = numbers.length - 1; i > 0; i--) {
            int other = generator().nextInt(i + 1);
            double kept = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = kept;
        }
        DType dtype = args.optionalDtype("dtype").orElse(DType.INT64);
        return Elements.convert(StridedTensor.ofDoubles(DType.FLOAT64, numbers, numbers.length), dtype);
    }

    private static Compute.ComplexUnary noComplex() {
        return Compute.noComplexUnary("random numbers");
    }

    private static StridedTensor mapped(Arguments args, DoubleUnaryOperator draw) {
        StridedTensor self = args.strided("self");
        return Compute.unary(self, self.dtype(), draw, noComplex());
    }

    private static double bernoulli(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw PythonError.runtime("bernoulli expects p to be in [0, 1], but got p=" + p);
        }
        return generator().nextDouble() < p ? 1 : 0;
    }

    private static double gaussian(Arguments args) {
        return args.number("mean") + args.number("std") * generator().nextGaussian();
    }

    private static StridedTensor normal(StridedTensor mean, StridedTensor std) {
        Compute.Pair pair = Compute.Pair.of(mean, std);
        DType type = mean.isWrappedNumber() ? std.dtype() : mean.dtype();
        return Compute.real(
                pair, type, (center, width) -> center + width * generator().nextGaussian());
    }

    /** Counts how many exponentially distributed waiting times fit into the mean. */
    private static double poisson(double mean) {
        if (!(mean >= 0)) {
            throw PythonError.runtime("invalid Poisson rate, expected rate to be non-negative, got " + mean);
        } else if (mean > LARGEST_MEAN) {
            return poisson(LARGEST_MEAN) + poisson(mean - LARGEST_MEAN);
        }
        double waited = generator().nextExponential();
        int count = 0;
        while (waited < mean) {
            count++;
            waited += generator().nextExponential();
        }
        return count;
    }

    /** Indices, drawn row by row with the given weights. */
    private static StridedTensor multinomial(Arguments args) {
        StridedTensor self = args.strided("self");
        int samples = args.integer("num_samples");
        boolean replacement = args.truth("replacement");
        if (self.dim() != 1 && self.dim() != 2) {
            throw PythonError.runtime("prob_dist must be 1 or 2 dim");
        }
        int categories = self.size(-1);
        if (samples <= 0) {
            throw PythonError.runtime("cannot sample n_sample <= 0 samples");
        } else if (!replacement && samples > categories) {
            throw PythonError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        }
        double[] weights = Elements.doubles(self);
        int rows = self.dim() == 1 ? 1 : self.size(0);
        long[] drawn = new long[rows * samples];
        for (int i = 0; i < drawn.length; i++) {
            int row = i / samples * categories;
            int index = drawIndex(weights, row, categories);
            drawn[i] = index;
            weights[row + index] = replacement ? weights[row + index] : 0;
        }
        return StridedTensor.ofLongs(
                DType.INT64, drawn, self.dim() == 1 ? new int[] {samples} : new int[] {rows, samples});
    }

    private static int drawIndex(double[] weights, int row, int categories) {
        double total = 0;
        for (int i = 0; i < categories; i++) {
            total += weights[row + i];
        }
        if (!(total > 0)) {
            throw PythonError.runtime("invalid multinomial distribution (sum of probabilities <= 0)");
        }
        double rest = generator().nextDouble() * total;
        int last = 0;
        for (int i = 0; i < categories; i++) {
            if (weights[row + i] > 0) {
                last = i;
                rest -= weights[row + i];
                if (rest < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
