package io.vck.reference.autograd;

import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views that one call made together, as {@code split} does: the original rewrites no history for the sake of one of them. */
final class Pieces {
    private static final String WHY = " This view is the output of a function that returns multiple views. Such "
            + "functions do not allow the output views to be modified inplace. You should replace the inplace "
            + "operation by an out-of-place one.";

    private Pieces() {}

    /** Refuses to write to a piece, or to a view of one. */
    static void refuseWrite(StridedTensor self) {
        History.find(self)
                .map(History::recipe)
                .filter(ViewRecipe::isOfPiece)
                .ifPresent(recipe -> refuse(recipe, self.requiresGrad(), "is being modified inplace"));
    }

    /**
     * Refuses to use a piece, or a view of one, whose base was written to after it was made.
     *
     * @param recorded whether it was the result of a recorded call when it was made
     */
    static void refuseUse(ViewRecipe recipe, boolean recorded) {
        if (recipe.isOfPiece()) {
            refuse(recipe, recorded, "its base or another view of its base has been modified inplace");
        }
    }

    private static void refuse(ViewRecipe recipe, boolean recorded, String done) {
        recipe.lastStep().ifPresent(step -> {
            String what = recorded
                    ? "Output " + step.result() + " of " + title(step.operator()) + " is a view and " + done + "."
                    : "A view was created in no_grad mode and " + done + " with grad mode enabled.";
            throw PythonError.runtime(what + WHY);
        });
    }

    /** The name as the original gives it to nodes of the graph: {@code SplitWithSizes}. */
    private static String title(Operator operator) {
        return Stream.of(operator.baseName().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
