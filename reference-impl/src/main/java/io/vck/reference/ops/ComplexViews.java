package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.BatchingRules;
import java.util.Arrays;

/**
 * Views between complex numbers and their parts.
 *
 * <h2>NOTE [Lazy conjugates]</h2>
 *
 * The conjugate of a complex tensor is a view: the same memory, read and written with the sign of the imaginary part
 * turned. A tensor that is conjugated in this way says so ({@link StridedTensor#isConjugated}), and what reads its
 * elements turns the sign; every kernel reads through {@code Elements} and needs not know. Only the views that show
 * memory as parts can't; {@code resolve_conj} makes the copy that they ask for.
 *
 * <p>The imaginary part of such a conjugate is a view as well: real numbers, read and written with their sign turned
 * ({@link StridedTensor#isNegated}). Few kernels expect that of real numbers, so none sees one: {@link LazyNegationLayer}
 * hands it a copy.
 */
final class ComplexViews {
    private ComplexViews() {}

    static void declare(Family family) {
        conjugates(family);
        family.add(Operator.declare("view_as_real(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> viewAsReal(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> Torch.unary("view_as_complex", inOrder(b.grad()))));
        family.add(Operator.declare("view_as_complex(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> viewAsComplex(args.strided("self")))
                .batching((operator, args) -> viewAsComplexBatched(args))
                .derivative("self", b -> Torch.unary("view_as_real", inOrder(b.grad()))));
        family.add(Operator.declare("real(Tensor(a) self) -> Tensor(a)")
                .composite(args -> real(args.tensor("self")))
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("imag(Tensor(a) self) -> Tensor(a)")
                .composite(args -> imag(args.tensor("self")))
                .batching(BatchingRules::pointwise));
    }

    private static void conjugates(Family family) {
        family.add(Operator.declare("conj(Tensor(a) self) -> Tensor(a)")
                .composite(args -> Torch.conj(args.tensor("self")))
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("_conj(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> args.strided("self").conjugated())
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> Torch.conj(b.grad())));
        family.add(Operator.declare("resolve_conj(Tensor(a) self) -> Tensor(a)")
                .composite(args ->
                        isConjugated(args.tensor("self")) ? Torch.clone(args.tensor("self")) : args.tensor("self"))
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("_neg_view(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> args.strided("self").negated())
                .fallback()
                .derivative("self", b -> Torch.neg(b.grad())));
        family.add(Operator.declare("resolve_neg(Tensor(a) self) -> Tensor(a)")
                .composite(args ->
                        args.tensor("self").isNegated() ? Torch.clone(args.tensor("self")) : args.tensor("self"))
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("is_conj(Tensor self) -> bool")
                .kernel(args -> isConjugated(args.tensor("self")))
                .batchesAsComposite()
                .notDifferentiable());
    }

    private static boolean isConjugated(Tensor self) {
        return self.isConjugated();
    }

    private static Tensor inOrder(Tensor gradient) {
        return (Tensor) Dispatcher.call("contiguous", Torch.unary("resolve_conj", gradient));
    }

    private static Tensor real(Tensor self) {
        if (!self.dtype().isComplex()) {
            return self;
        }
        Tensor plain = isConjugated(self) ? Torch.conj(self) : self;
        return Torch.select(Torch.unary("view_as_real", plain), -1, 0);
    }

    private static Tensor imag(Tensor self) {
        if (!self.dtype().isComplex()) {
            throw PythonError.runtime("imag is not implemented for tensors with non-complex dtypes.");
        } else if (isConjugated(self)) {
            return Torch.unary("_neg_view", imag(Torch.conj(self)));
        }
        return Torch.select(Torch.unary("view_as_real", self), -1, 1);
    }

    private static StridedTensor viewAsReal(StridedTensor self) {
        if (!self.dtype().isComplex()) {
            throw PythonError.runtime("view_as_real is only supported for complex tensors");
        } else if (self.isConjugated()) {
            throw PythonError.runtime("view_as_real doesn't work on unresolved conjugated tensors. To resolve the "
                    + "conjugate tensor so you can view it as real, use self.resolve_conj(); however, be warned that "
                    + "the resulting tensor will NOT alias the original.");
        }
        int last = self.dim();
        int[] strides = Arrays.stream(self.strides()).map(stride -> 2 * stride).toArray();
        return self.reinterpreted(
                self.dtype().real(),
                Shapes.inserted(self.shape(), last, 2),
                Shapes.inserted(strides, last, 1),
                2 * self.offset());
    }

    /** A batch of scalars that happens to have two lanes has no parts to view. */
    private static Object viewAsComplexBatched(Arguments args) {
        refuseScalar(args.tensor("self"));
        return onPhysical(args, view -> Torch.unary("view_as_complex", view.tensor()));
    }

    private static void refuseScalar(Tensor self) {
        if (self.dim() == 0) {
            throw PythonError.runtime("Input tensor must have one or more dimensions");
        }
    }

    private static StridedTensor viewAsComplex(StridedTensor self) {
        if (!self.dtype().isFloatingPoint()) {
            throw PythonError.runtime("view_as_complex is only supported for half, float and double tensors, but got a "
                    + "tensor of scalar type: " + self.dtype().title());
        }
        refuseScalar(self);
        if (self.isNegated()) {
            throw PythonError.runtime("view_as_complex doesn't work on unresolved tensors with the negative bit set. "
                    + "To resolve it, use self.resolve_neg(); the result does not alias the original.");
        }
        int last = self.dim() - 1;
        if (self.shape()[last] != 2) {
            throw PythonError.runtime("Tensor must have a last dimension of size 2");
        } else if (self.strides()[last] != 1) {
            throw PythonError.runtime("Tensor must have a last dimension with stride 1");
        } else if (self.offset() % 2 != 0) {
            throw PythonError.runtime("Tensor must have a storage_offset divisible by 2");
        }
        int[] strides = Arrays.copyOf(self.strides(), last);
        for (int dim = 0; dim < last; dim++) {
            if (strides[dim] % 2 != 0 && self.shape()[dim] != 1) { // of a single element the stride leads nowhere
                throw PythonError.runtime("Tensor must have a stride divisible by 2 for all but last dimension");
            }
            strides[dim] /= 2;
        }
        return self.reinterpreted(
                self.dtype().complex(), Arrays.copyOf(self.shape(), last), strides, self.offset() / 2);
    }
}
