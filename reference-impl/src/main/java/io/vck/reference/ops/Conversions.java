package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;

/** Conversions between element types, and questions about them. A tensor that has the type already is returned as it is. */
final class Conversions {
    private static final String OPTIONS = ", bool non_blocking=False, bool copy=False) -> Tensor(a)";

    private Conversions() {}

    static void declare(Family family) {
        family.add(Operator.declare("to.dtype(Tensor(a) self, ScalarType dtype" + OPTIONS)
                .composite(args ->
                        to(args.tensor("self"), args.optionalDtype("dtype").orElseThrow(), args.truth("copy")))
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("to.device(Tensor(a) self, str device, ScalarType? dtype=None" + OPTIONS)
                .composite(Conversions::toDevice)
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("to.other(Tensor(a) self, Tensor other" + OPTIONS)
                .composite(args -> Dispatcher.call(
                        "to.dtype", args.get("self"), args.tensor("other").dtype(), false, args.get("copy")))
                .batchesAsComposite());
        family.add(Operator.declare(
                        "to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, str? device=None" + OPTIONS)
                .composite(Conversions::toDevice)
                .batching(BatchingRules::pointwise));
        family.add(Operator.declare("_to_copy(Tensor self, ScalarType dtype) -> Tensor")
                .kernel(args -> Compute.converted(
                        args.strided("self"), args.optionalDtype("dtype").orElseThrow()))
                .fallback()
                .derivative("self", b -> Torch.to(b.grad(), b.tensor("self").dtype())));
        cast(family, "bool", DType.BOOL);
        cast(family, "int", DType.INT32);
        cast(family, "long", DType.INT64);
        cast(family, "float", DType.FLOAT32);
        cast(family, "double", DType.FLOAT64);
        cast(family, "cfloat", DType.COMPLEX64);
        cast(family, "cdouble", DType.COMPLEX128);
        questions(family);
    }

    private static void cast(Family family, String name, DType dtype) {
        family.add(Operator.declare(name + "(Tensor(a) self) -> Tensor(a)")
                .composite(args -> Torch.to(args.tensor("self"), dtype))
                .batchesAsComposite());
    }

    private static void questions(Family family) {
        question(
                family,
                "dtype(Tensor self) -> ScalarType",
                args -> args.tensor("self").dtype());
        question(
                family,
                "is_complex(Tensor self) -> bool",
                args -> args.tensor("self").dtype().isComplex());
        question(
                family,
                "is_floating_point(Tensor self) -> bool",
                args -> args.tensor("self").dtype().isFloatingPoint());
        question(
                family,
                "result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType",
                args -> TypePromotion.resultType(args.tensor("tensor"), args.tensor("other")));
        question(
                family,
                "result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType",
                args -> TypePromotion.resultType(args.tensor("tensor"), number(args, "other")));
        question(
                family,
                "result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType",
                args -> TypePromotion.resultType(number(args, "scalar"), args.tensor("tensor")));
        question(
                family,
                "result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType",
                args -> TypePromotion.resultType(number(args, "scalar1"), number(args, "scalar2")));
    }

    /** Element types are the same for a batch and for its examples, so that a question needs no rule. */
    private static void question(Family family, String signature, Kernel kernel) {
        family.add(
                Operator.declare(signature).kernel(kernel).batchesAsComposite().notDifferentiable());
    }

    private static StridedTensor number(Arguments args, String parameter) {
        return StridedTensor.wrappedNumber(args.get(parameter));
    }

    private static Tensor to(Tensor self, DType dtype, boolean copy) {
        return self.dtype() == dtype && !copy ? self : (Tensor) Dispatcher.call("_to_copy", self, dtype);
    }

    private static Tensor toDevice(Arguments args) {
        if (args.get("device") instanceof String device && !device.equals("cpu")) {
            throw PythonError.runtime("to(): the only device is 'cpu', got '" + device + "'");
        }
        Tensor self = args.tensor("self");
        return to(self, args.optionalDtype("dtype").orElse(self.dtype()), args.truth("copy"));
    }
}
