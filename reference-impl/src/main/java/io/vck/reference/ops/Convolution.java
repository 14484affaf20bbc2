package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Convolution over two spatial dims, written as the sum that it is. */
final class Convolution {
    private static final String GEOMETRY = "int[] stride, int[] padding, int[] dilation, int groups";

    private Convolution() {}

    static void declare(Family family) {
        family.add(Operator.declare("conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, "
                        + "int[] padding=0, int[] dilation=1, int groups=1) -> Tensor")
                .composite(Convolution::conv2d)
                .fallback());
        family.add(
                Operator.declare("convolution(Tensor input, Tensor weight, Tensor? bias, " + GEOMETRY + ") -> Tensor")
                        .kernel(Convolution::forward)
                        .fallback()
                        .derivative(ConvolutionGradients::ofForward));
        family.add(Operator.declare("convolution_backward(Tensor grad_output, Tensor input, Tensor weight, " + GEOMETRY
                        + ", bool[] output_mask) -> (Tensor, Tensor, Tensor)")
                .kernel(Convolution::backward)
                .fallback()
                .derivative(ConvolutionGradients::ofBackward));
    }

    /** An input of three dims is one image, for which the convolution of a batch of one is done. */
    private static Object conv2d(Arguments args) {
        Tensor input = args.tensor("input");
        if (input.dim() != 3 && input.dim() != 4) {
            throw PythonError.runtime("Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: "
                    + Arrays.toString(input.shape()));
        }
        boolean single = input.dim() == 3;
        Tensor result = (Tensor) Dispatcher.call(
                "convolution",
                single ? Torch.unsqueeze(input, 0) : input,
                args.get("weight"),
                args.get("bias"),
                args.get("stride"),
                args.get("padding"),
                args.get("dilation"),
                args.get("groups"));
        return single ? Torch.squeeze(result, 0) : result;
    }

    /** What is done for each product of the sum: positions of result, input and weight, all row-major. */
    private interface Term {
        void at(int result, int input, int weight);
    }

    private record Geometry(int[] input, int[] weight, int[] stride, int[] padding, int[] dilation, int groups) {
        static Geometry of(Arguments args) {
            int[] input = args.tensor("input").shape();
            int[] weight = args.tensor("weight").shape();
            if (weight.length < 3) {
                throw PythonError.runtime("weight should have at least three dimensions");
            }
            int spatialDims = weight.length - 2;
            Geometry geometry = new Geometry(
                    input,
                    weight,
                    forEachDim(args, "stride", spatialDims),
                    forEachDim(args, "padding", spatialDims),
                    forEachDim(args, "dilation", spatialDims),
                    args.integer("groups"));
            geometry.refuseSteps();
            geometry.refuseSizes();
            return geometry;
        }

        private static int[] forEachDim(Arguments args, String parameter, int spatialDims) {
            int[] given = args.integers(parameter);
            if (given.length == 1 && spatialDims == 2) {
                return new int[] {given[0], given[0]};
            } else if (given.length != spatialDims || spatialDims != 2) {
                int[] shown = given.length == 1 ? new int[] {given[0], given[0]} : given;
                throw PythonError.runtime("expected " + parameter + " to be a single integer value or a list of "
                        + spatialDims + " values to match the convolution dimensions, but got " + parameter + "="
                        + Arrays.toString(shown));
            }
            return given;
        }

        private void refuseSteps() {
            if (groups <= 0) {
                throw PythonError.runtime("non-positive groups is not supported");
            } else if (Arrays.stream(padding).anyMatch(size -> size < 0)) {
                throw PythonError.runtime("negative padding is not supported");
            } else if (Arrays.stream(stride).anyMatch(size -> size <= 0)) {
                throw PythonError.runtime("non-positive stride is not supported");
            } else if (Arrays.stream(dilation).anyMatch(size -> size <= 0)) {
                throw PythonError.runtime("dilation should be greater than zero, but got " + Arrays.toString(dilation));
            }
        }

        private void refuseSizes() {
            if (weight[0] == 0) {
                throw PythonError.runtime("Given groups=" + groups + ", expected weight to be at least " + groups
                        + " at dimension 0, but got weight of size " + Arrays.toString(weight) + " instead");
            } else if (weight[0] % groups != 0) {
                throw PythonError.runtime("Given groups=" + groups + ", expected weight to be divisible by " + groups
                        + " at dimension 0, but got weight of size [" + Arrays.toString(weight) + "] instead");
            } else if (input[1] != weight[1] * groups) {
                throw PythonError.runtime("Given groups=" + groups + ", weight of size " + Arrays.toString(weight)
                        + ", expected input" + Arrays.toString(input) + " to have " + weight[1] * groups
                        + " channels, but got " + input[1] + " channels instead");
            } else if (padded(0) < reach(0) || padded(1) < reach(1)) {
                throw PythonError.runtime("Calculated padded input size per channel: (" + padded(0) + " x " + padded(1)
                        + "). Kernel size: (" + reach(0) + " x " + reach(1)
                        + "). Kernel size can't be greater than actual input size");
            }
        }

        private void refuseBias(Tensor bias) {
            if (bias.dim() != 1 || bias.shape()[0] != weight[0]) {
                throw PythonError.runtime("Given weight of size " + Arrays.toString(weight)
                        + ", expected bias to be 1-dimensional with " + weight[0] + " elements, but got bias of size "
                        + Arrays.toString(bias.shape()) + " instead");
            }
        }

        private int padded(int spatial) {
            return input[2 + spatial] + 2 * padding[spatial];
        }

        private int reach(int spatial) {
            return dilation[spatial] * (weight[2 + spatial] - 1) + 1;
        }

        private int outSize(int spatial) {
            return (padded(spatial) - reach(spatial)) / stride[spatial] + 1;
        }

        int[] resultShape() {
            return new int[] {input[0], weight[0], outSize(0), outSize(1)};
        }

        void forEachTerm(Term term) {
            int[] shape = resultShape();
            int result = 0;
            for (int n = 0; n < shape[0]; n++) {
                for (int channel = 0; channel < shape[1]; channel++) {
                    for (int y = 0; y < shape[2]; y++) {
                        for (int x = 0; x < shape[3]; x++) {
                            window(n, channel, y, x, result++, term);
                        }
                    }
                }
            }
        }

        private void window(int n, int channel, int y, int x, int result, Term term) {
            int firstChannel = channel / (weight[0] / groups) * weight[1];
            for (int c = 0; c < weight[1]; c++) {
                for (int ky = 0; ky < weight[2]; ky++) {
                    for (int kx = 0; kx < weight[3]; kx++) {
                        int iy = y * stride[0] - padding[0] + ky * dilation[0];
                        int ix = x * stride[1] - padding[1] + kx * dilation[1];
                        if (iy >= 0 && iy < input[2] && ix >= 0 && ix < input[3]) {
                            int from = ((n * input[1] + firstChannel + c) * input[2] + iy) * input[3] + ix;
                            int by = ((channel * weight[1] + c) * weight[2] + ky) * weight[3] + kx;
                            term.at(result, from, by);
                        }
                    }
                }
            }
        }
    }

    private static StridedTensor forward(Arguments args) {
        Geometry geometry = Geometry.of(args);
        args.optionalTensor("bias").ifPresent(geometry::refuseBias);
        Refusals.refuseBool("slow_conv2d_cpu", args.tensor("input").dtype());
        Refusals.refuseComplex("slow_conv2d_cpu", args.tensor("input").dtype());
        refuseOtherDtypes(args, "weight");
        return args.tensor("input").dtype().isIntegral() ? whole(args, geometry) : real(args, geometry);
    }

    private static StridedTensor real(Arguments args, Geometry geometry) {
        int[] shape = geometry.resultShape();
        double[] input = Elements.doubles(args.strided("input"));
        double[] weight = Elements.doubles(args.strided("weight"));
        double[] result = new double[shape[0] * shape[1] * shape[2] * shape[3]];
        geometry.forEachTerm((to, from, by) -> result[to] += input[from] * weight[by]);
        if (args.optionalTensor("bias").isPresent()) {
            double[] bias = Elements.doubles(args.strided("bias"));
            int area = shape[2] * shape[3];
            for (int i = 0; i < result.length; i++) {
                result[i] += bias[i / area % shape[1]];
            }
        }
        return StridedTensor.ofDoubles(args.tensor("input").dtype(), result, shape);
    }

    /** Sums of whole numbers wrap around; a bias is cut to whole numbers first. */
    private static StridedTensor whole(Arguments args, Geometry geometry) {
        int[] shape = geometry.resultShape();
        long[] input = Elements.longs(args.strided("input"));
        long[] weight = Elements.longs(args.strided("weight"));
        long[] result = new long[shape[0] * shape[1] * shape[2] * shape[3]];
        geometry.forEachTerm((to, from, by) -> result[to] += input[from] * weight[by]);
        if (args.optionalTensor("bias").isPresent()) {
            long[] bias = Elements.longs(args.strided("bias"));
            int area = shape[2] * shape[3];
            Arrays.setAll(result, i -> result[i] + bias[i / area % shape[1]]);
        }
        return StridedTensor.ofLongs(args.tensor("input").dtype(), result, shape);
    }

    private static void refuseOtherDtypes(Arguments args, String... parameters) {
        DType type = args.tensor("input").dtype();
        for (String parameter : parameters) {
            DType other = args.tensor(parameter).dtype();
            if (other != type) {
                throw PythonError.runtime("expected scalar type " + type.title() + " but found " + other.title());
            }
        }
    }

    /** The gradients that the mask asks for; the others are undefined. */
    private static Object backward(Arguments args) {
        Geometry geometry = Geometry.of(args);
        if (!args.tensor("input").dtype().isFloatingPoint()) {
            throw Refusals.notImplemented(
                    "slow_conv2d_cpu_grad_input", args.tensor("input").dtype());
        }
        refuseOtherDtypes(args, "grad_output", "weight");
        List<?> mask = (List<?>) args.get("output_mask");
        StridedTensor gradient = args.strided("grad_output");
        double[] grad = Elements.doubles(gradient);
        List<Object> results = new ArrayList<>();
        results.add(None.NONE);
        results.add(None.NONE);
        results.add(mask.get(2).equals(true) ? Torch.sum(gradient, new int[] {0, 2, 3}, false) : None.NONE);
        if (mask.get(0).equals(true)) {
            double[] weight = Elements.doubles(args.strided("weight"));
            double[] input = new double[args.tensor("input").numel()];
            geometry.forEachTerm((to, from, by) -> input[from] += grad[to] * weight[by]);
            results.set(0, StridedTensor.ofDoubles(gradient.dtype(), input, geometry.input));
        }
        if (mask.get(1).equals(true)) {
            double[] input = Elements.doubles(args.strided("input"));
            double[] weight = new double[args.tensor("weight").numel()];
            geometry.forEachTerm((to, from, by) -> weight[by] += grad[to] * input[from]);
            results.set(1, StridedTensor.ofDoubles(gradient.dtype(), weight, geometry.weight));
        }
        return results;
    }
}
