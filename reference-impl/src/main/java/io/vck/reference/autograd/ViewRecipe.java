package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How a view is made from its base: calls of view operators, one after the other. See NOTE [In-place on views].
 */
record ViewRecipe(List<Step> steps) {
    static final ViewRecipe BASE_ITSELF = new ViewRecipe(List.of());

    ViewRecipe {
        steps = List.copyOf(steps);
    }

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

    ViewRecipe then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ViewRecipe(longer);
    }

    /** The view of another tensor of the base's shape. */
    Tensor apply(Tensor base) {
        Tensor view = base;
        for (Step step : steps) {
            view = step.apply(view);
        }
        return view;
    }
}
