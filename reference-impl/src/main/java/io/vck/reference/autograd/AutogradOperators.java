package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The operators that speak of gradients. They ask only which tensor it is, so that batched tensors need no rule. */
public final class AutogradOperators {
    private AutogradOperators() {}

    /** All of them. */
    public static List<Operator> all() {
        return List.of(
                Operator.declare("grad(any outputs, any inputs, any grad_outputs=None, bool? retain_graph=None,"
                                + " bool create_graph=False, bool only_inputs=True,"
                                + " bool? allow_unused=None) -> Tensor[]")
                        .composite(AutogradOperators::grad)
                        .batchesAsComposite()
                        .build(),
                Operator.declare("backward(Tensor self, Tensor? gradient=None, bool? retain_graph=None,"
                                + " bool create_graph=False, Tensor[]? inputs=None) -> ()")
                        .composite(AutogradOperators::backward)
                        .batchesAsComposite()
                        .build(),
                Operator.declare("requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)")
                        .composite(AutogradOperators::setRequiresGrad)
                        .batchesAsComposite()
                        .build(),
                question("requires_grad", self -> !(self instanceof BatchedTensor) && Autograd.requiresGrad(self)),
                question("is_leaf", Autograd::isLeaf),
                Operator.declare("grad.attribute(Tensor self) -> Tensor?")
                        .composite(args -> Autograd.collected(args.tensor("self"))
                                .<Object>map(gradient -> gradient)
                                .orElse(None.NONE))
                        .batchesAsComposite()
                        .build(),
                Operator.declare("detach(Tensor(a) self) -> Tensor(a)")
                        .kernel(args -> args.strided("self").detached())
                        .fallback()
                        .notDifferentiable()
                        .build());
    }

    /** A question about the tensor that the function sees: the wrapper of a batch has no history of its own. */
    private static Operator question(String name, Predicate<Tensor> answer) {
        return Operator.declare(name + "(Tensor self) -> bool")
                .kernel(args -> answer.test(args.tensor("self")))
                .batchesAsComposite()
                .notDifferentiable()
                .build();
    }

    private static Object grad(Arguments args) {
        boolean createGraph = args.truth("create_graph");
        Autograd.Options options = new Autograd.Options(
                optionalTruth(args, "retain_graph").orElse(createGraph),
                createGraph,
                optionalTruth(args, "allow_unused").orElse(false));
        List<Object> results = new ArrayList<>();
        for (Optional<Tensor> gradient :
                Autograd.grad(tensors(args, "outputs"), tensors(args, "inputs"), gradOutputs(args), options)) {
            results.add(gradient.isPresent() ? gradient.get() : None.NONE);
        }
        return results;
    }

    private static Object backward(Arguments args) {
        if (args.get("inputs") != None.NONE) {
            throw PythonError.notImplemented("backward() into some inputs only; use torch.autograd.grad instead");
        }
        boolean createGraph = args.truth("create_graph");
        Autograd.backward(
                args.tensor("self"),
                args.optionalTensor("gradient"),
                optionalTruth(args, "retain_graph").orElse(createGraph),
                createGraph);
        return None.NONE;
    }

    private static Object setRequiresGrad(Arguments args) {
        Tensor self = args.tensor("self");
        Autograd.setRequiresGrad(self, args.truth("requires_grad"));
        return self;
    }

    private static List<Tensor> tensors(Arguments args, String parameter) {
        List<Tensor> tensors = new ArrayList<>();
        for (Object item : items(args.get(parameter))) {
            if (!(item instanceof Tensor tensor)) {
                throw PythonError.type("grad(): " + parameter + " must be a Tensor or a sequence of Tensors");
            }
            tensors.add(tensor);
        }
        return tensors;
    }

    /** A lone tensor is as good as a sequence of one. */
    private static List<?> items(Object argument) {
        return argument instanceof List<?> list ? list : List.of(argument);
    }

    private static List<Optional<Tensor>> gradOutputs(Arguments args) {
        Object argument = args.get("grad_outputs");
        List<Optional<Tensor>> given = new ArrayList<>();
        for (Object item : argument == None.NONE ? List.of() : items(argument)) {
            given.add(item instanceof Tensor tensor ? Optional.of(tensor) : Optional.empty());
        }
        return given;
    }

    private static Optional<Boolean> optionalTruth(Arguments args, String parameter) {
        return args.get(parameter) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }
}
