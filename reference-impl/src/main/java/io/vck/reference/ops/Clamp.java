package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.onlyWhere;
import static io.vck.reference.dispatch.Torch.where;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;

/** Limits to a range, given by numbers or by tensors. Where there are both bounds, the upper one counts if they cross. */
final class Clamp {
    private Clamp() {}

    static void declare(Family family) {
        family.addWithVariants(Operator.declare("clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor")
                .kernel(args -> clamp(args, "min", "max"))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> inside(b, "min", "max")));
        family.addWithVariants(Operator.declare("clamp_min(Tensor self, Scalar min) -> Tensor")
                .kernel(args -> clamp(args, "min", ""))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> inside(b, "min", "")));
        family.addWithVariants(Operator.declare("clamp_max(Tensor self, Scalar max) -> Tensor")
                .kernel(args -> clamp(args, "", "max"))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> inside(b, "", "max")));
        family.addWithInPlace(
                Operator.declare("clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor")
                        .kernel(args -> clamp(args, "min", "max"))
                        .fallback()
                        .derivative("self", b -> inside(b, "min", "max"))
                        .derivative("min", b -> below(b, "min", "max"))
                        .derivative("max", b -> above(b, "max")));
        family.addWithInPlace(Operator.declare("clamp_min.Tensor(Tensor self, Tensor min) -> Tensor")
                .kernel(args -> clamp(args, "min", ""))
                .fallback()
                .derivative("self", b -> inside(b, "min", ""))
                .derivative("min", b -> below(b, "min", "")));
        family.addWithInPlace(Operator.declare("clamp_max.Tensor(Tensor self, Tensor max) -> Tensor")
                .kernel(args -> clamp(args, "", "max"))
                .fallback()
                .derivative("self", b -> inside(b, "", "max"))
                .derivative("max", b -> above(b, "max")));
    }

    /**
     * A bound of a call.
     *
     * @param parameter the name; empty for an operator without that bound
     */
    private static Optional<Tensor> bound(Arguments args, String parameter) {
        Object value = parameter.isEmpty() ? None.NONE : args.get(parameter);
        if (value == None.NONE) {
            return Optional.empty();
        }
        return Optional.of(value instanceof Tensor tensor ? tensor : StridedTensor.wrappedNumber(value));
    }

    private static StridedTensor clamp(Arguments args, String min, String max) {
        StridedTensor self = args.strided("self");
        Optional<Tensor> least = bound(args, min);
        Optional<Tensor> most = bound(args, max);
        if (least.isEmpty() && most.isEmpty()) {
            throw PythonError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None");
        }
        DType type = TypePromotion.resultType(Stream.of(Optional.of(self), least, most)
                .flatMap(Optional::stream)
                .toArray(Tensor[]::new));
        if (args.schema().name().endsWith(".Tensor")) {
            refuseByTensor(args, type, least.isPresent(), most.isPresent());
        } else {
            refuseByNumber(type, least.isPresent(), most.isPresent());
        }
        StridedTensor raised = least.map(bound -> {
                    Refusals.refuseOverflow(args.get(min), type);
                    return limited(self, (StridedTensor) bound, type, Binary::larger, Math::max);
                })
                .orElse(self);
        return most.map(bound -> {
                    Refusals.refuseOverflow(args.get(max), type);
                    return limited(raised, (StridedTensor) bound, type, Binary::smaller, Math::min);
                })
                .orElse(raised);
    }

    private static StridedTensor limited(
            StridedTensor self, StridedTensor bound, DType type, DoubleBinaryOperator real, LongBinaryOperator whole) {
        Compute.Pair pair = Compute.Pair.of(self, bound);
        return type.isIntegral() ? Compute.whole(pair, type, whole) : Compute.real(pair, type, real);
    }

    /** Refuses what has no order. */
    private static void refuseByNumber(DType type, boolean raises, boolean lowers) {
        if (type.isComplex()) {
            throw PythonError.notImplemented("clamp is not supported for complex types");
        }
        String one = raises ? "clamp_min" : "clamp_max";
        Refusals.refuseBool((raises && lowers ? "clamp" : one) + "_scalar_cpu", type);
    }

    /** The same for bounds that are tensors. A single one is done by {@code maximum} or {@code minimum}. */
    private static void refuseByTensor(Arguments args, DType type, boolean raises, boolean lowers) {
        boolean namesNoBound = args.schema().name().startsWith("clamp.");
        if (namesNoBound && args.tensor("self").dtype().isComplex()) {
            throw PythonError.notImplemented("clamp is not supported for complex types");
        } else if (raises && lowers) {
            Refusals.refuseBool("clamp_cpu", type);
            Refusals.refuseComplex("clamp_cpu", type);
        } else {
            Refusals.refuseComplex(raises ? "maximum_cpu" : "minimum_cpu", type);
        }
    }

    /** The gradient of what was let through. */
    private static Tensor inside(Backward b, String min, String max) {
        Tensor gradient = b.grad();
        Optional<Tensor> least = bound(b.args(), min);
        if (least.isPresent()) {
            gradient = onlyWhere(compare("ge", b.tensor("self"), least.get()), gradient);
        }
        Optional<Tensor> most = bound(b.args(), max);
        if (most.isPresent()) {
            gradient = onlyWhere(compare("le", b.tensor("self"), most.get()), gradient);
        }
        return gradient;
    }

    /** The gradient of a lower bound: what lay below it, unless the upper bound lies lower still. */
    private static Tensor below(Backward b, String min, String max) {
        Tensor least = b.tensor(min);
        Tensor gradient = onlyWhere(compare("lt", b.tensor("self"), least), b.grad());
        return bound(b.args(), max)
                .map(most -> onlyWhere(compare("lt", least, most), gradient))
                .orElse(gradient);
    }

    /** The gradient of an upper bound: what lay above it, or would have been raised beyond it. */
    private static Tensor above(Backward b, String max) {
        Tensor most = b.tensor(max);
        Tensor gradient = onlyWhere(compare("gt", b.tensor("self"), most), b.grad());
        boolean both = b.args().count() > 2;
        return bound(b.args(), both ? "min" : "")
                .map(least -> where(compare("lt", most, least), b.grad(), gradient))
                .orElse(gradient);
    }

    private static Tensor compare(String name, Tensor self, Tensor other) {
        return (Tensor) Dispatcher.call(name + ".Tensor", self, other);
    }
}
