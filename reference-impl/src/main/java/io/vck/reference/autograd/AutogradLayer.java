package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Layer;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Schema;
import io.vck.reference.dispatch.Session;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Records calls on tensors that require a gradient, and how views were made. See NOTE [The graph]. */
public final class AutogradLayer implements Layer {

    @Override
    public Object call(Operator operator, Arguments args, Dispatcher below) {
        if (operator.derivative() instanceof Derivative.Composite
                || !Session.current().isRecording()) {
            return below.call(operator, args);
        }
        Schema schema = operator.schema();
        if (schema.isInPlace()) {
            return callInPlace(operator, args, below);
        } else if (schema.isMutable()) {
            refuseOutWithGradient(args);
            return below.call(operator, args);
        }
        Object result = below.call(operator, args);
        if (schema.isView()) {
            rememberViews(operator, args, results(result));
        }
        if (!args.anyTensor(tensor -> History.isKnown((StridedTensor) tensor))) {
            return result; // the usual case, in which there is nothing to record
        } else if (isRecorded(operator, args)) {
            record(operator, args, results(result));
        } else {
            rememberLoss(operator, args, result);
        }
        return result;
    }

    private static List<?> results(Object result) {
        return result instanceof List<?> several ? several : List.of(result);
    }

    private static boolean isRecorded(Operator operator, Arguments args) {
        return operator.derivative() instanceof Derivative.Formula && anyRequiresGrad(args);
    }

    private static boolean anyRequiresGrad(Arguments args) {
        return args.anyTensor(tensor -> ((StridedTensor) tensor).requiresGrad());
    }

    /** That somebody who asks for the gradient of a result can be told where it was lost. */
    private static void rememberLoss(Operator operator, Arguments args, Object result) {
        boolean here = operator.derivative() instanceof Derivative.NotDifferentiable && anyRequiresGrad(args);
        if (here || args.anyTensor(tensor -> History.hasLostGradient((StridedTensor) tensor))) {
            Operator where = here ? operator : lostAt(args).orElseThrow();
            for (Object each : results(result)) {
                if (each instanceof StridedTensor tensor) {
                    History.of(tensor).loseGradientAt(where);
                }
            }
        }
    }

    private static Optional<Operator> lostAt(Arguments args) {
        return args.tensors().stream()
                .flatMap(tensor -> History.find((StridedTensor) tensor).flatMap(History::lostAt).stream())
                .findFirst();
    }

    private static void refuseOutWithGradient(Arguments args) {
        if (anyRequiresGrad(args)) {
            throw PythonError.runtime(
                    "functions with out=... arguments don't support automatic differentiation, but one "
                            + "of the arguments requires grad");
        }
    }

    private static void rememberViews(Operator operator, Arguments args, List<?> results) {
        StridedTensor self = (StridedTensor) args.get(0);
        ViewRecipe ofSelf = History.find(self).map(History::recipe).orElseGet(ViewRecipe.BaseItself::new);
        for (int i = 0; i < results.size(); i++) {
            StridedTensor view = (StridedTensor) results.get(i);
            if (view != self && view.base().isPresent()) {
                ViewRecipe recipe = new ViewRecipe.Then(ofSelf, new ViewRecipe.Step(operator, args, i));
                History.ofView(view, view.root(), recipe);
            }
        }
    }

    private static void record(Operator operator, Arguments args, List<?> results) {
        OperatorNode node = new OperatorNode(operator, args, results.size());
        node.refuseMissingGradients();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof StridedTensor tensor) {
                if (tensor.dtype().isFloatingPoint() || tensor.dtype().isComplex()) {
                    History.of(tensor).recordedAs(new Edge(node, i));
                } else {
                    History.of(tensor).loseGradientAt(operator);
                }
                node.saveResult(tensor);
            }
        }
    }

    private static Object callInPlace(Operator operator, Arguments args, Dispatcher below) {
        StridedTensor self = (StridedTensor) args.get(0);
        boolean recorded = anyRequiresGrad(args) && !isCopyToWholeNumbers(operator, self);
        if (recorded) {
            Pieces.refuseWrite(self);
        }
        refuseLeaf(self);
        if (!recorded) {
            return below.call(operator, args);
        }
        // The formula may need what self held before, and that is about to be overwritten.
        Tensor before = Torch.clone(self);
        Optional<Edge> baseBefore = History.of(self.root()).edge();
        OperatorNode node = new OperatorNode(operator, args.with(0, before), 1);
        node.refuseMissingGradients();
        Object result = below.call(operator, args);
        node.saveResult(self);
        GradNode rebased = self.base().isPresent() ? new ViewWriteNode(recipeOf(self), node, baseBefore) : node;
        History.of(self.root()).rebase(new Edge(rebased, 0));
        return result;
    }

    /** Whole numbers have no gradient; of the operators that write into them, the original's {@code copy_} alone knows that. */
    private static boolean isCopyToWholeNumbers(Operator operator, StridedTensor self) {
        return operator.name().equals("copy_") && self.dtype().isIntegral();
    }

    private static ViewRecipe recipeOf(StridedTensor view) {
        return History.find(view)
                .map(History::recipe)
                .orElseThrow(
                        () -> PythonError.runtime(
                                "a view that was made while gradients were not recorded is being "
                                        + "modified by an in-place operation that is recorded; make the view with recording on"));
    }

    private static void refuseLeaf(StridedTensor self) {
        if (isLeafWithGradient(self)) {
            throw PythonError.runtime("a leaf Variable that requires grad is being used in an in-place operation.");
        } else if (isLeafWithGradient(self.root())) {
            throw PythonError.runtime(
                    "a view of a leaf Variable that requires grad is being used in an in-place operation.");
        }
    }

    private static boolean isLeafWithGradient(StridedTensor tensor) {
        return tensor.requiresGrad() && Autograd.isLeaf(tensor);
    }
}
