package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.Shapes;
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
                .derivative("self", b -> Torch.where(b.tensor("condition"), b.grad(), Torch.mul(b.grad(), 0)))
                .derivative("other", b -> Torch.where(b.tensor("condition"), Torch.mul(b.grad(), 0), b.grad())));
    }

    private static void compare(Family family, String name, Compute.DoublePredicate holds, LongBinaryOperator whole) {
        family.addWithVariants(Operator.declare(name + ".Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> Compute.compare(args.strided("self"), args.strided("other"), holds, whole))
                .batching(BatchingRules::binaryPointwise)
                .notDifferentiable());
    }

    private static StridedTensor choose(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor other = args.strided("other");
        int[] shape =
                Shapes.broadcast(args.strided("condition").shape(), Shapes.broadcast(self.shape(), other.shape()));
        DType type = TypePromotion.resultType(self, other);
        long[] condition = Elements.longs(args.strided("condition").broadcastTo(shape));
        double[] yes = Elements.complex(self.broadcastTo(shape));
        double[] no = Elements.complex(other.broadcastTo(shape));
        StridedTensor result = StridedTensor.zeros(type, shape);
        for (int i = 0; i < condition.length; i++) {
            double[] chosen = condition[i] != 0 ? yes : no;
            result.storage().setComplex(i, chosen[2 * i], chosen[2 * i + 1]);
        }
        return result;
    }
}
