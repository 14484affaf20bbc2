package io.vck.reference.dispatch;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;

/**
 * The operators that rules, derivatives and composite operators call, as Java methods. Each is a call through all layers;
 * the declarations in package {@code ops} say what it does. Every other operator is reached by
 * {@link Dispatcher#call(String, Object...)}.
 */
public final class Torch {
    private Torch() {}

    private static Tensor call(String name, Object... args) {
        return (Tensor) Dispatcher.call(name, args);
    }

    /** A pointwise function of one tensor, by name. */
    public static Tensor unary(String name, Tensor self) {
        return call(name, self);
    }

    public static Tensor add(Tensor self, Tensor other) {
        return call("add.Tensor", self, other);
    }

    public static Tensor add(Tensor self, double other) {
        return add(self, StridedTensor.wrappedNumber(other));
    }

    public static Tensor sub(Tensor self, Tensor other) {
        return call("sub.Tensor", self, other);
    }

    public static Tensor mul(Tensor self, Tensor other) {
        return call("mul.Tensor", self, other);
    }

    /** The product with a number; a whole one stays one in type promotion. */
    public static Tensor mul(Tensor self, double other) {
        boolean whole = other == Math.rint(other);
        return mul(self, StridedTensor.wrappedNumber(whole ? (Object) (long) other : (Object) other));
    }

    public static Tensor div(Tensor self, Tensor other) {
        return call("div.Tensor", self, other);
    }

    public static Tensor pow(Tensor self, double exponent) {
        return call("pow.Tensor_Scalar", self, exponent);
    }

    public static Tensor neg(Tensor self) {
        return call("neg", self);
    }

    /** The complex conjugate; a real tensor is its own. */
    public static Tensor conj(Tensor self) {
        return self.dtype().isComplex() ? call("_conj", self) : self;
    }

    public static Tensor where(Tensor condition, Tensor self, Tensor other) {
        return call("where.self", condition, self, other);
    }

    public static Tensor to(Tensor self, DType dtype) {
        return self.dtype() == dtype ? self : call("to.dtype", self, dtype);
    }

    public static Tensor clone(Tensor self) {
        return call("clone", self);
    }

    /** Overwrites {@code self} with {@code source}, stretched to its shape. */
    public static Tensor copyInto(Tensor self, Tensor source) {
        return call("copy_", self, source);
    }

    public static Tensor sum(Tensor self, int[] dims, boolean keepDims) {
        return call("sum.dim_IntList", self, Arguments.list(dims), keepDims);
    }

    public static Tensor zeros(DType dtype, int... shape) {
        return call("zeros", Arguments.list(shape), dtype);
    }

    /** As large as {@code self}. */
    public static Tensor zerosLike(Tensor self) {
        return call("zeros_like", self);
    }

    /** {@code self} where the condition holds, and else 0. */
    public static Tensor onlyWhere(Tensor condition, Tensor self) {
        return where(condition, self, zeros(self.dtype()));
    }

    /** {@code self} unless the condition holds, and else 0. */
    public static Tensor unless(Tensor condition, Tensor self) {
        return where(condition, zeros(self.dtype()), self);
    }

    public static Tensor permute(Tensor self, int... dims) {
        return call("permute", self, Arguments.list(dims));
    }

    public static Tensor transpose(Tensor self, int dim0, int dim1) {
        return call("transpose.int", self, (long) dim0, (long) dim1);
    }

    public static Tensor view(Tensor self, int... shape) {
        return call("view", self, Arguments.list(shape));
    }

    public static Tensor reshape(Tensor self, int... shape) {
        return call("reshape", self, Arguments.list(shape));
    }

    public static Tensor expand(Tensor self, int... shape) {
        return call("expand", self, Arguments.list(shape));
    }

    public static Tensor unsqueeze(Tensor self, int dim) {
        return call("unsqueeze", self, (long) dim);
    }

    public static Tensor squeeze(Tensor self, int dim) {
        return call("squeeze.dim", self, (long) dim);
    }

    public static Tensor select(Tensor self, int dim, int index) {
        return call("select.int", self, (long) dim, (long) index);
    }

    public static Tensor slice(Tensor self, int dim, Object start, Object end, int step) {
        return call("slice.Tensor", self, (long) dim, start, end, (long) step);
    }

    public static Tensor movedim(Tensor self, int source, int destination) {
        return call("movedim.int", self, (long) source, (long) destination);
    }

    public static Tensor diagonal(Tensor self, int offset, int dim1, int dim2) {
        return call("diagonal", self, (long) offset, (long) dim1, (long) dim2);
    }

    public static Tensor stack(List<Tensor> tensors, int dim) {
        return call("stack", tensors, (long) dim);
    }

    public static Tensor mm(Tensor self, Tensor other) {
        return call("mm", self, other);
    }

    public static Tensor bmm(Tensor self, Tensor other) {
        return call("bmm", self, other);
    }

    public static Tensor matmul(Tensor self, Tensor other) {
        return call("matmul", self, other);
    }
}
