package io.vck.reference.derivatives;

import io.vck.reference.dispatch.None;
import io.vck.reference.ops.Ellipsis;
import io.vck.reference.ops.Slice;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Calls whose derivatives are checked: at least one for each differentiable operator, away from kinks. What overwrites its
 * first argument is called as the operator of that name that doesn't.
 */
final class DerivativeSamples {
    private static final None NONE = None.NONE;

    private DerivativeSamples() {}

    /** Operators whose derivatives can't be told from differences, and why. */
    static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("grad", "it takes gradients, and is itself made of the operators that are checked here"),
            Map.entry("backward", "it returns nothing"),
            Map.entry("grad.attribute", "it returns what backward has collected"),
            Map.entry("requires_grad_", "it computes nothing"),
            Map.entry("bool", "its results are truths, which do not change with small steps"),
            Map.entry("int", "its results are whole numbers, which do not change with small steps"),
            Map.entry("long", "its results are whole numbers, which do not change with small steps"),
            Map.entry("float", "its results are too coarse for differences; it is to.dtype"),
            Map.entry("cfloat", "its results are too coarse for differences; it is to.dtype"));

    /** All of them. */
    static List<Sample> all() {
        return Stream.of(
                        functions(),
                        arithmetic(),
                        clamps(),
                        views(),
                        shapes(),
                        parts(),
                        copies(),
                        complexViews(),
                        joining(),
                        reductions(),
                        indexing(),
                        products(),
                        convolutions(),
                        gradients(),
                        writes())
                .flatMap(List::stream)
                .toList();
    }

    /** Distinct numbers, whose parts lie between 0.05 and 0.95, in no order. */
    static StridedTensor numbers(int seed, DType dtype, int... shape) {
        double[] values = new double[Shapes.numel(shape) * (dtype.isComplex() ? 2 : 1)];
        Arrays.setAll(values, i -> ((i + 1) * 0.618033988749895 + seed * 0.1370177) % 0.9 + 0.05);
        return StridedTensor.ofDoubles(dtype, values, shape);
    }

    private static StridedTensor real(int seed, int... shape) {
        return numbers(seed, DType.FLOAT64, shape);
    }

    private static StridedTensor complex(int seed, int... shape) {
        return numbers(seed, DType.COMPLEX128, shape);
    }

    private static StridedTensor positions(long[] values, int... shape) {
        return StridedTensor.ofLongs(DType.INT64, values, shape);
    }

    private static StridedTensor mask(long[] values, int... shape) {
        return StridedTensor.ofLongs(DType.BOOL, values, shape);
    }

    private static List<Long> ints(long... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Sample call(String operator, Object... arguments) {
        return new Sample(operator, arguments);
    }

    private static List<Sample> functions() {
        List<Sample> samples = new ArrayList<>();
        for (String name : List.of(
                "abs",
                "acos",
                "asin",
                "atan",
                "cos",
                "cosh",
                "exp",
                "expm1",
                "log",
                "log10",
                "log1p",
                "log2",
                "neg",
                "reciprocal",
                "rsqrt",
                "sgn",
                "sigmoid",
                "sin",
                "sinh",
                "sqrt",
                "tan",
                "tanh",
                "conj_physical")) {
            samples.add(call(name, real(1, 2, 3)));
            samples.add(call(name, complex(2, 2, 2)));
        }
        for (String name : List.of("ceil", "digamma", "floor", "frac", "lgamma", "relu", "round", "sign", "trunc")) {
            samples.add(call(name, real(3, 2, 3)));
        }
        samples.add(call("polygamma", 1L, real(1, 3)));
        samples.add(call("polygamma", 2L, real(2, 3)));
        samples.add(call("threshold", real(1, 2, 3), 0.5, 0.1));
        samples.add(call("threshold.functional", real(1, 2, 3), 0.5, 0.1, false));
        samples.add(call("threshold.functional", real(1, 2, 3), 0.5, 0.1));
        return samples;
    }

    private static List<Sample> arithmetic() {
        List<Sample> samples = new ArrayList<>();
        for (String name :
                List.of("add.Tensor", "sub.Tensor", "rsub.Tensor", "mul.Tensor", "div.Tensor", "pow.Tensor_Tensor")) {
            samples.add(call(name, real(1, 2, 3), real(2, 3)));
            samples.add(call(name, real(1), real(2, 2, 1)));
            samples.add(call(name, complex(3, 2), complex(4, 2)));
            samples.add(call(name, complex(3, 2), real(4, 2)));
            samples.add(call(name, real(5, 2), complex(6, 2)));
        }
        for (String name : List.of("add.Tensor", "sub.Tensor", "rsub.Tensor")) {
            samples.add(call(name, real(1, 3), real(2, 3), 2.5));
        }
        for (String name : List.of("atan2", "maximum", "minimum", "max.other", "min.other")) {
            samples.add(call(name, real(1, 2, 3), real(2, 3)));
        }
        for (Object mode : List.of(NONE, "trunc", "floor")) {
            samples.add(call("div.Tensor_mode", real(1, 2, 3), real(2, 3), mode));
        }
        samples.add(call("rsub.Scalar", real(1, 3), 2L, 3L));
        samples.add(call("rsub.Scalar", complex(1, 3), 2L));
        for (Object exponent : List.of(2L, 2.5, -1L, 0L, 1L)) {
            samples.add(call("pow.Tensor_Scalar", real(1, 3), exponent));
            samples.add(call("pow.Tensor_Scalar", complex(1, 2), exponent));
        }
        samples.add(call("pow.Scalar", 1.5, real(1, 3)));
        samples.add(call("pow.Scalar", 0.5, complex(1, 2)));
        samples.add(call("where.self", mask(new long[] {1, 0, 0, 1, 1, 0}, 2, 3), real(1, 2, 3), real(2, 3)));
        samples.add(call("where.self", mask(new long[] {1, 0}, 2), complex(1, 2), real(2, 2)));
        return samples;
    }

    private static List<Sample> clamps() {
        return List.of(
                call("clamp", real(1, 2, 3), 0.3, 0.7),
                call("clamp", real(1, 2, 3), 0.3),
                call("clamp_min", real(1, 2, 3), 0.4),
                call("clamp_max", real(1, 2, 3), 0.6),
                call("clamp.Tensor", real(1, 2, 3), real(2, 3), real(3, 2, 1)),
                call("clamp.Tensor", real(1, 3), NONE, real(3, 3)),
                call("clamp_min.Tensor", real(1, 2, 3), real(2, 3)),
                call("clamp_max.Tensor", real(1, 2, 3), real(2, 3)));
    }

    private static List<Sample> views() {
        return List.of(
                call("permute", real(1, 2, 3, 2), ints(2, 0, -2)),
                call("transpose.int", real(1, 2, 3), 0L, -1L),
                call("movedim.int", real(1, 2, 3), 0L, 1L),
                call("movedim.intlist", real(1, 2, 3, 2), ints(0, 1), ints(2, 0)),
                call("t", real(1, 2, 3)),
                call("numpy_T", real(1, 2, 3)),
                call("mT", real(1, 2, 3, 2)),
                call("mH", complex(1, 2, 2)),
                call("matrix_H", complex(1, 2, 2)),
                call("alias", real(1, 2, 3)),
                call("expand", real(1, 2, 1), ints(2, 2, 3)),
                call("expand_as", real(1, 2, 1), positions(new long[6], 2, 3)),
                call("unsqueeze", real(1, 2, 3), -1L),
                call("squeeze", real(1, 2, 1, 3)),
                call("squeeze.dim", real(1, 2, 1, 3), 1L),
                call("squeeze.dims", real(1, 1, 2, 1), ints(0, -1)),
                call("atleast_1d", real(1)),
                call("atleast_1d.Sequence", List.of(real(1), real(2, 2))),
                call("as_strided", real(1, 3, 3), ints(2, 2, 3), ints(1, 3, 1), 1L),
                call("unfold", real(1, 2, 4), 1L, 2L, 1L));
    }

    private static List<Sample> shapes() {
        return List.of(
                call("view", real(1, 2, 3), ints(3, -1)),
                call("view_as", real(1, 2, 3), positions(new long[6], 6)),
                call("reshape", real(1, 2, 3), ints(3, 2)),
                call("reshape_as", real(1, 2, 3), positions(new long[6], 6)),
                call("flatten.using_ints", real(1, 2, 3, 2), 1L, 2L),
                call("ravel", real(1, 2, 3)));
    }

    private static List<Sample> parts() {
        return List.of(
                call("select.int", real(1, 2, 3), 1L, -1L),
                call("slice.Tensor", real(1, 2, 5), 1L, 0L, 5L, 2L),
                call("narrow", real(1, 2, 3), 1L, 1L, 2L),
                call("diagonal", real(1, 2, 3, 3), 1L, -1L, 1L),
                call("getitem", real(1, 2, 3), List.of(1L, new Slice(0L, NONE, 2L))),
                call("getitem", real(1, 2, 3), List.of(Ellipsis.ELLIPSIS, positions(new long[] {2, 0, 2}, 3))),
                call("split.Tensor", real(1, 2, 3), 2L, 1L),
                call("split.sizes", real(1, 2, 3), ints(1, 2), 1L),
                call("split_with_sizes", real(1, 2, 3), ints(1, 2), -1L),
                call("chunk", real(1, 2, 3), 2L, 1L),
                call("tensor_split.sections", real(1, 2, 3), 2L, 1L),
                call("tensor_split.indices", real(1, 2, 3), ints(1), 1L),
                call("tensor_split.tensor_indices_or_sections", real(1, 2, 3), positions(new long[] {2}), 1L),
                call("unbind.int", real(1, 2, 3), 1L));
    }

    private static List<Sample> copies() {
        return List.of(
                call("clone", real(1, 2, 3)),
                call("contiguous", real(1, 2, 3)),
                call("_to_copy", real(1, 2, 3), DType.COMPLEX128),
                call("to.dtype", real(1, 2, 3), DType.COMPLEX128),
                call("to.dtype", real(1, 2, 3), DType.FLOAT64, false, true),
                call("to.device", real(1, 2, 3), "cpu", DType.COMPLEX128),
                call("to.dtype_layout", real(1, 2, 3), DType.COMPLEX128),
                call("to.other", real(1, 2, 3), complex(2, 1)),
                call("double", real(1, 2, 3)),
                call("cdouble", real(1, 2, 3)));
    }

    private static List<Sample> complexViews() {
        return List.of(
                call("_conj", complex(1, 2, 2)),
                call("_neg_view", real(1, 2, 2)),
                call("conj", complex(1, 2, 2)),
                call("resolve_conj", complex(1, 2, 2)),
                call("resolve_conj", complex(1, 2, 2).conjugated()),
                call("resolve_neg", complex(1, 2, 2)),
                call("real", complex(1, 2, 2)),
                call("imag", complex(1, 2, 2)),
                call("view_as_real", complex(1, 2, 2)),
                call("view_as_complex", real(1, 3, 2)));
    }

    private static List<Sample> joining() {
        return List.of(
                call("cat", List.of(real(1, 2, 3), real(2, 2, 1)), 1L),
                call("cat", List.of(real(1, 2), complex(2, 2))),
                call("stack", List.of(real(1, 2, 3), real(2, 2, 3)), 1L));
    }

    private static List<Sample> reductions() {
        List<Sample> samples = new ArrayList<>();
        for (StridedTensor x : List.of(real(1, 2, 3), complex(2, 2, 3))) {
            samples.add(call("sum", x));
            samples.add(call("sum.dim_IntList", x, ints(-1), true));
            samples.add(call("sum.dim_IntList", x, ints()));
            samples.add(call("mean", x));
            samples.add(call("mean.dim", x, ints(0)));
            samples.add(call("var_mean", x));
            samples.add(call("var_mean.dim", x, ints(1), false));
            samples.add(call("logsumexp", x, ints(1)));
            samples.add(call("logsumexp", x, ints(0, -1), true));
            samples.add(call("trace", x));
            samples.add(call("diagflat", x, 1L));
        }
        for (String name : List.of("max", "min", "median")) {
            samples.add(call(name, real(1, 2, 3)));
            samples.add(call(name + ".dim", real(1, 2, 3), 1L));
            samples.add(call(name + ".dim", real(1, 2, 3), -2L, true));
        }
        for (String reduction : List.of("none", "mean", "sum")) {
            samples.add(call("binary_cross_entropy", real(1, 2, 3), real(2, 2, 3), NONE, reduction));
        }
        return samples;
    }

    private static List<Sample> indexing() {
        StridedTensor places = positions(new long[] {2, 0, 2}, 3);
        StridedTensor matrix = positions(new long[] {0, -1, 1, 1}, 2, 2);
        StridedTensor along = positions(new long[] {2, 0, 1, 1}, 2, 2);
        return List.of(
                call("index.Tensor", real(1, 3, 3, 2), Arrays.asList(matrix, NONE, positions(new long[] {0, 1}, 2))),
                call("index.Tensor", real(1, 2, 3), List.of(mask(new long[] {1, 0, 1, 1, 0, 0}, 2, 3))),
                call("index_put", real(1, 3, 2), List.of(places), real(2, 3, 2), true),
                call("index_put", real(1, 3, 2), List.of(positions(new long[] {2, 0}, 2)), real(2, 2), false),
                call("index_select", real(1, 2, 3), 1L, places),
                call("index_add", real(1, 2, 3), 1L, places, real(2, 2, 3), 2.5),
                call("gather", real(1, 3, 3), 1L, along),
                call("scatter.src", real(1, 3, 3), 0L, positions(new long[] {0, 1, 1, 0}, 2, 2), real(2, 3, 3)),
                call("scatter_add", real(1, 3, 3), 1L, along, real(2, 3, 3)));
    }

    private static List<Sample> products() {
        List<Sample> samples = new ArrayList<>();
        for (DType dtype : List.of(DType.FLOAT64, DType.COMPLEX128)) {
            samples.add(call("mm", numbers(1, dtype, 2, 3), numbers(2, dtype, 3, 2)));
            samples.add(call("bmm", numbers(1, dtype, 2, 2, 3), numbers(2, dtype, 2, 3, 2)));
            samples.add(call("mv", numbers(1, dtype, 2, 3), numbers(2, dtype, 3)));
            samples.add(call("dot", numbers(1, dtype, 3), numbers(2, dtype, 3)));
            samples.add(call("matmul", numbers(1, dtype, 3), numbers(2, dtype, 2, 3, 2)));
        }
        samples.add(call("linear", real(1, 2, 3), real(2, 2, 3), real(3, 2)));
        return samples;
    }

    private static List<Sample> convolutions() {
        Object[] plain = {ints(1, 1), ints(0, 0), ints(1, 1), 1L};
        Object[] wide = {ints(2, 1), ints(1, 0), ints(1, 2), 2L};
        return List.of(
                call("conv2d", real(1, 1, 2, 3, 3), real(2, 2, 2, 2, 2), real(3, 2)),
                call(
                        "convolution",
                        real(1, 1, 2, 3, 3),
                        real(2, 2, 2, 2, 2),
                        NONE,
                        plain[0],
                        plain[1],
                        plain[2],
                        plain[3]),
                call(
                        "convolution",
                        real(1, 1, 2, 3, 3),
                        real(2, 2, 1, 2, 2),
                        real(3, 2),
                        wide[0],
                        wide[1],
                        wide[2],
                        wide[3]),
                gradient(plain, true, true, true),
                gradient(wide, true, false, true));
    }

    private static Sample gradient(Object[] geometry, Boolean... mask) {
        boolean plain = geometry[3].equals(1L);
        return call(
                "convolution_backward",
                plain ? real(1, 1, 2, 2, 2) : real(1, 1, 2, 2, 1),
                real(2, 1, 2, 3, 3),
                plain ? real(3, 2, 2, 2, 2) : real(3, 2, 1, 2, 2),
                geometry[0],
                geometry[1],
                geometry[2],
                geometry[3],
                List.of((Object[]) mask));
    }

    private static List<Sample> gradients() {
        return List.of(
                call("select_backward", real(1, 3), ints(2, 3), 0L, 1L),
                call("slice_backward", real(1, 2, 3), ints(2, 6), 1L, 0L, 6L, 2L),
                call("diagonal_backward", real(1, 2), ints(2, 3), 1L, 0L, 1L),
                call("trace_backward", real(1), ints(2, 3)),
                call("unfold_backward", real(1, 3, 2), ints(4), 0L, 2L, 1L),
                call("sigmoid_backward", real(1, 2, 3), real(2, 3)),
                call("sigmoid_backward", complex(1, 2), complex(2, 2)),
                call("threshold_backward", real(1, 2, 3), real(2, 3), 0.5),
                call("binary_cross_entropy_backward", real(1), real(2, 2, 3), real(3, 2, 3), NONE, "mean"),
                call("binary_cross_entropy_backward", real(1, 3), real(2, 3), real(3, 3), NONE, "none"));
    }

    private static List<Sample> writes() {
        return List.of(
                call("copy_", real(1, 2, 3), real(2, 3)),
                call("copy_", complex(1, 2), real(2, 2)),
                call("fill_.Scalar", real(1, 2, 3), 0.5),
                call("fill_.Tensor", real(1, 2, 3), real(2)),
                call("zero_", real(1, 2, 3)),
                call("setitem", real(1, 2, 3), List.of(1L), real(2, 3)),
                call("setitem", real(1, 2, 3), List.of(positions(new long[] {1, 0}, 2)), real(2, 3)));
    }
}
