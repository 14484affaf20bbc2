package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** Division whose quotients are rounded to whole numbers: towards zero ({@code trunc}), or down ({@code floor}). */
final class Division {
    private Division() {}

    static void declare(Family family) {
        family.add(Operator.declare("div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor")
                .kernel(args -> quotient(args.strided("self"), args.strided("other"), mode(args)))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> slope(b, Torch.div(b.grad(), Torch.conj(b.tensor("other")))))
                .derivative("other", b -> slope(b, Binary.divisorGradient(b))));
    }

    private static Optional<String> mode(Arguments args) {
        return args.get("rounding_mode") instanceof String mode ? Optional.of(mode) : Optional.empty();
    }

    /** Rounded quotients are flat almost everywhere. */
    private static Tensor slope(Backward b, Tensor ofExact) {
        return mode(b.args()).isEmpty() ? ofExact : Torch.zerosLike(b.grad());
    }

    private static StridedTensor quotient(StridedTensor self, StridedTensor other, Optional<String> mode) {
        if (mode.isEmpty()) {
            return (StridedTensor) Dispatcher.call("div.Tensor", self, other);
        }
        boolean floor = mode.get().equals("floor");
        if (!floor && !mode.get().equals("trunc")) {
            throw PythonError.runtime(
                    "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '" + mode.get() + "'");
        }
        DType type = TypePromotion.resultType(self, other);
        Refusals.refuseBool("div_" + mode.get() + "_cpu", type);
        Refusals.refuseComplex("div_" + mode.get() + "_cpu", type);
        Compute.Pair pair = Compute.Pair.of(self, other);
        if (type.isIntegral()) {
            return Compute.whole(pair, type, floor ? Division::floorOfWhole : Division::truncOfWhole);
        }
        boolean single = type == DType.FLOAT32;
        return Compute.real(pair, type, floor ? (a, b) -> floor(a, b, single) : trunc(single));
    }

    private static long truncOfWhole(long a, long b) {
        refuseZero(b);
        return a / b;
    }

    private static long floorOfWhole(long a, long b) {
        refuseZero(b);
        return Math.floorDiv(a, b);
    }

    private static void refuseZero(long divisor) {
        if (divisor == 0) {
            throw PythonError.runtime("ZeroDivisionError");
        }
    }

    private static DoubleBinaryOperator trunc(boolean single) {
        return (a, b) -> {
            double quotient = rounded(a / b, single);
            return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
        };
    }

    /** By the exact remainder, as Python divides: the quotient itself may be rounded up to the next whole number. */
    private static double floor(double a, double b, boolean single) {
        if (b == 0) {
            return a / b;
        }
        double remainder = a % b;
        double quotient = rounded(rounded(a - remainder, single) / b, single);
        if (remainder != 0 && (b < 0) != (remainder < 0)) {
            quotient = rounded(quotient - 1, single);
        }
        if (quotient == 0) {
            return Math.copySign(0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? rounded(floor + 1, single) : floor;
    }

    private static double rounded(double value, boolean single) {
        return single ? (float) value : value;
    }
}
