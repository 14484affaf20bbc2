package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** How a view is made from its base: by calls of view operators, one after the other. See NOTE [In-place on views]. */
sealed interface ViewRecipe {

    /** No call: the base is seen as it is. */
    record BaseItself() implements ViewRecipe {}

    /** A call on what the calls before it make. */
    record Then(ViewRecipe before, Step step) implements ViewRecipe {}

    /**
     * One call.
     *
     * @param result which of the results, for operators that return several views
     */
    record Step(Operator operator, Arguments args, int result) {
        Tensor apply(Tensor self) {
            Object made = Dispatcher.callFromTop(operator, args.with(0, self));
            return (Tensor) (made instanceof List<?> several ? several.get(result) : made);
        }
    }

    /** The last call. */
    default Optional<Step> lastStep() {
        return this instanceof Then then ? Optional.of(then.step) : Optional.empty();
    }

    /** Whether a call on the way made several views at once, whose writes can't be told apart by the history of their base. */
    default boolean isOfPiece() {
        return this instanceof Then then && (then.step.operator().schema().returnsPieces() || then.before.isOfPiece());
    }

    /** The view of another tensor of the base's shape. */
    default Tensor apply(Tensor base) {
        return this instanceof Then then ? then.step.apply(then.before.apply(base)) : base;
    }
}
