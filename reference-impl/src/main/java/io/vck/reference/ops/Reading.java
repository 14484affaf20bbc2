package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/** Operators whose result is no tensor: sizes and strides, which are the logical ones under vmap, and numbers. */
final class Reading {
    private Reading() {}

    static void declare(Family family) {
        geometry(family, "dim(Tensor self) -> int", args ->
                (long) args.tensor("self").dim());
        geometry(family, "numel(Tensor self) -> int", args ->
                (long) args.tensor("self").numel());
        geometry(family, "size.int(Tensor self, int dim) -> int", args ->
                (long) args.tensor("self").size(dim(args)));
        geometry(
                family,
                "size(Tensor self) -> int[]",
                args -> Arguments.list(args.tensor("self").shape()));
        geometry(
                family,
                "shape(Tensor self) -> int[]",
                args -> Arguments.list(args.tensor("self").shape()));
        geometry(
                family,
                "stride(Tensor self) -> int[]",
                args -> Arguments.list(args.tensor("self").strides()));
        geometry(family, "stride.int(Tensor self, int dim) -> int", args -> (long) stride(args));
        geometry(
                family,
                "is_same_size(Tensor self, Tensor other) -> bool",
                args -> Arrays.equals(
                        args.tensor("self").shape(), args.tensor("other").shape()));
        geometry(family, "storage_offset(Tensor self) -> int", args ->
                (long) args.tensor("self").offset());
        family.add(Operator.declare("item(Tensor self) -> Scalar")
                .kernel(args -> item(args.strided("self")))
                .fallback()
                .notDifferentiable());
        family.add(Operator.declare("is_nonzero(Tensor self) -> bool")
                .kernel(args -> isNonzero(args.strided("self")))
                .fallback()
                .notDifferentiable());
    }

    private static void geometry(Family family, String signature, Kernel kernel) {
        family.add(
                Operator.declare(signature).kernel(kernel).batchesAsComposite().notDifferentiable());
    }

    private static int stride(Arguments args) {
        Tensor self = args.tensor("self");
        return self.strides()[Shapes.wrapDim(dim(args), self.dim())];
    }

    /** A dim of a tensor that has some. */
    private static int dim(Arguments args) {
        int dim = args.integer("dim");
        if (args.tensor("self").dim() == 0) {
            throw PythonError.index("Dimension specified as " + dim + " but tensor has no dimensions");
        }
        return dim;
    }

    static Object item(StridedTensor self) {
        if (self.numel() != 1) {
            throw PythonError.runtime("a Tensor with " + self.numel() + " elements cannot be converted to Scalar");
        }
        switch (self.dtype().category()) {
            case BOOL:
                return self.storage().getLong(self.offset()) != 0;
            case INTEGRAL:
                return self.storage().getLong(self.offset());
            case FLOATING:
                return self.storage().getDouble(self.offset());
            default:
                throw PythonError.notImplemented("item() of a complex tensor");
        }
    }

    private static boolean isNonzero(StridedTensor self) {
        if (self.numel() != 1) {
            throw PythonError.runtime(
                    self.numel() == 0
                            ? "Boolean value of Tensor with no values is ambiguous"
                            : "Boolean value of Tensor with more than one value is ambiguous");
        }
        return self.storage().getDouble(self.offset()) != 0 || self.storage().getImaginary(self.offset()) != 0;
    }
}
