package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.LongBinaryOperator;

/** Comparisons, whose results are bools, and the choice by a bool. */
final class Comparison {
    private Comparison() {}

    static void declare(Family family) {
        compare(family, "eq", (a, b) -> a == b, (a, b) -> a == b ? 1 : 0);
        compare(family, "ne", (a, b) -> a != b, (a, b) -> a != b ? 1 : 0);
        compare(family, "lt", (a, b) -> a < b, (a, b) -> a < b ? 1 : 0);
        compare(family, "le", (a, b) -> a <= b, (a, b) -> a <= b ? 1 : 0);
        compare(family, "gt", (a, b) -> a > b, (a, b) -> a > b ? 1 : 0);
        compare(family, "ge", (a, b) -> a >= b, (a, b) -> a >= b ? 1 : 0);
        family.add(Operator.declare("where.self(Tensor condition, Tensor self, Tensor other) -> Tensor")
                .kernel(Comparison::choose)
                .fallback()
                .derivative("self", b -> Torch.onlyWhere(b.tensor("condition"), b.grad()))
                .derivative("other", b -> Torch.unless(b.tensor("condition"), b.grad())));
    }

    private static void compare(Family family, String name, Compute.DoublePredicate holds, LongBinaryOperator whole) {
        family.addWithVariants(Operator.declare(name + ".Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> compare(name, args.strided("self"), args.strided("other"), holds, whole))
                .batching(BatchingRules::binaryPointwise)
                .notDifferentiable());
        family.addWithVariants(Operator.declare(name + ".Scalar(Tensor self, Scalar other) -> Tensor")
                .kernel(args -> compare(
                        name, args.strided("self"), StridedTensor.wrappedNumber(args.get("other")), holds, whole))
                .batching(BatchingRules::pointwise)
                .notDifferentiable());
    }

    private static StridedTensor compare(
            String name,
            StridedTensor self,
            StridedTensor other,
            Compute.DoublePredicate holds,
            LongBinaryOperator whole) {
        DType type = TypePromotion.resultType(self, other);
        boolean equality = name.equals("eq") || name.equals("ne");
        if (type.isComplex() && equality) {
            return Compute.compareComplex(self, other, name.equals("eq"));
        }
        Refusals.refuseComplex(name + "_cpu", type);
        return Compute.compare(self, other, holds, whole);
    }

    private static StridedTensor choose(Arguments args) {
        StridedTensor condition = args.strided("condition");
        StridedTensor self = args.strided("self");
        StridedTensor other = args.strided("other");
        if (condition.dtype() != DType.BOOL) {
            throw PythonError.runtime("where expected condition to be a boolean tensor, but got a tensor with dtype "
                    + condition.dtype().title());
        }
        DType type = TypePromotion.resultType(self, other);
        PointwiseLayout layout = PointwiseLayout.of(condition, self, other);
        boolean[] first = truths(layout.arrange(condition));
        StridedTensor yes = layout.arrange(self);
        StridedTensor no = layout.arrange(other);
        return layout.over(
                type.isIntegral()
                        ? Storage.ofLongs(type, choose(first, Elements.longs(yes, type), Elements.longs(no, type)))
                        : chooseParts(first, Elements.complex(yes), Elements.complex(no), type));
    }

    private static boolean[] truths(StridedTensor tensor) {
        long[] values = Elements.longs(tensor);
        boolean[] truths = new boolean[values.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = values[i] != 0;
        }
        return truths;
    }

    private static long[] choose(boolean[] first, long[] yes, long[] no) {
        for (int i = 0; i < first.length; i++) {
            yes[i] = first[i] ? yes[i] : no[i];
        }
        return yes;
    }

    private static Storage chooseParts(boolean[] first, double[] yes, double[] no, DType type) {
        Storage result = Storage.allocate(type, first.length);
        for (int i = 0; i < first.length; i++) {
            double[] chosen = first[i] ? yes : no;
            result.setComplex(i, chosen[2 * i], chosen[2 * i + 1]);
        }
        return result;
    }
}
