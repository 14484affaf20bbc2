package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Operators that make one number of many. */
final class Reductions {
    private Reductions() {}

    static void declare(Family family) {
        family.add(Operator.declare("sum(Tensor self, *, ScalarType? dtype=None) -> Tensor")
                .kernel(args -> ReductionKernels.sum(
                        args.strided("self"),
                        Shapes.allDims(args.strided("self").dim()),
                        false,
                        args.optionalDtype("dtype")))
                .fallback()
                .derivative("self", b -> Torch.expand(b.grad(), b.shape("self"))));
        family.add(Operator.declare(
                        "sum.dim_IntList(Tensor self, int[]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor")
                .kernel(args -> ReductionKernels.sum(
                        args.strided("self"),
                        dims(args.strided("self"), args),
                        args.truth("keepdim"),
                        args.optionalDtype("dtype")))
                .batching((operator, args) -> sumBatched(args))
                .derivative("self", b -> Torch.expand(withReducedDims(b, b.grad()), b.shape("self"))));
        family.add(Operator.declare("logsumexp(Tensor self, int[] dim, bool keepdim=False) -> Tensor")
                .kernel(args -> ReductionKernels.logSumExp(
                        args.strided("self"), dims(args.strided("self"), args), args.truth("keepdim")))
                .fallback()
                .derivative("self", Reductions::logSumExpGradient));
        family.add(Operator.declare("mean(Tensor self) -> Tensor")
                .composite(args -> {
                    Tensor self = args.tensor("self");
                    return mean(self, Dispatcher.call("sum", self), Shapes.allDims(self.dim()));
                })
                .fallback());
        family.add(Operator.declare("mean.dim(Tensor self, int[]? dim, bool keepdim=False) -> Tensor")
                .composite(args -> {
                    Tensor self = args.tensor("self");
                    Object sum = Dispatcher.call("sum.dim_IntList", self, args.get("dim"), args.get("keepdim"));
                    return mean(self, sum, dims(self, args));
                })
                .fallback());
        family.add(Operator.declare("var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)")
                .kernel(args -> ReductionKernels.varMean(
                        args.strided("self"),
                        Shapes.allDims(args.strided("self").dim()),
                        args.truth("unbiased"),
                        false))
                .fallback()
                .derivative(Reductions::varMeanGradient));
        family.add(Operator.declare(
                        "var_mean.dim(Tensor self, int[]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)")
                .kernel(args -> ReductionKernels.varMean(
                        args.strided("self"),
                        dims(args.strided("self"), args),
                        args.truth("unbiased"),
                        args.truth("keepdim")))
                .fallback()
                .derivative(Reductions::varMeanGradient));
    }

    private static Tensor mean(Tensor self, Object sum, int[] dims) {
        if (self.dtype().isIntegral()) {
            throw PythonError.runtime(
                    "mean(): could not infer output dtype. Input dtype must be either a floating point "
                            + "or complex dtype. Got: " + self.dtype().title());
        }
        int count = 1;
        for (int dim : dims) {
            count *= self.dim() == 0 ? 1 : self.shape()[dim];
        }
        return Torch.div((Tensor) sum, StridedTensor.wrappedNumber((long) count));
    }

    /** The dims that are reduced: those given, or all. */
    private static int[] dims(Tensor self, Arguments args) {
        int[] given = args.optionalIntegers("dim").orElse(new int[0]);
        return given.length == 0 ? Shapes.allDims(self.dim()) : Shapes.wrapDims(given, self.dim());
    }

    private static Object sumBatched(Arguments args) {
        Tensor self = args.tensor("self");
        int[] dims = args.optionalIntegers("dim").orElse(new int[0]);
        if (self.dim() == 0 && (dims.length == 0 || (dims.length == 1 && Shapes.wrapDim(dims[0], 0) == 0))) {
            DType natural = self.dtype().isIntegral() ? DType.INT64 : self.dtype();
            return Torch.to(Torch.clone(self), args.optionalDtype("dtype").orElse(natural));
        }
        PhysicalView view = PhysicalView.of(self);
        return view.logical((Tensor) Dispatcher.call(
                "sum.dim_IntList",
                view.tensor(),
                Arguments.list(view.physicalDims(dims)),
                args.get("keepdim"),
                args.get("dtype")));
    }

    /** A gradient with the reduced dims back in, as dims of size 1. */
    private static Tensor withReducedDims(Backward b, Tensor gradient) {
        Arguments args = b.args();
        boolean overAll = args.schema().parameters().stream()
                .noneMatch(parameter -> parameter.name().equals("dim"));
        if (overAll || args.truth("keepdim") || b.shape("self").length == 0) {
            return gradient;
        }
        int ndim = b.shape("self").length;
        int[] given = args.optionalIntegers("dim").orElse(new int[0]);
        int[] dims = given.length == 0 ? new int[0] : Shapes.wrapDims(given, ndim);
        Arrays.sort(dims);
        Tensor result = gradient;
        for (int dim : dims) {
            result = Torch.unsqueeze(result, dim);
        }
        return result;
    }

    private static Tensor logSumExpGradient(Backward b) {
        Tensor distance = Torch.sub(b.tensor("self"), withReducedDims(b, b.result()));
        return Torch.mul(withReducedDims(b, b.grad()), Torch.conj(Torch.unary("exp", distance)));
    }

    private static void varMeanGradient(Backward b) {
        Tensor self = b.tensor("self");
        int length = self.numel() / Math.max(1, b.result(0).numel());
        double freedom = length - (b.args().truth("unbiased") ? 1 : 0);
        Optional<Tensor> ofVariance = b.grad(0).map(gradient -> {
            Tensor distance = Torch.sub(self, withReducedDims(b, b.result(1)));
            return Torch.mul(withReducedDims(b, gradient), Torch.mul(distance, 2.0 / freedom));
        });
        Optional<Tensor> ofMean = b.grad(1)
                .map(gradient -> Torch.expand(Torch.mul(withReducedDims(b, gradient), 1.0 / length), self.shape()));
        Stream.of(ofVariance, ofMean)
                .flatMap(Optional::stream)
                .reduce(Torch::add)
                .ifPresent(gradient -> b.set("self", gradient));
    }
}
