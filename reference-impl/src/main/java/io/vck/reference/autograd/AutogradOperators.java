package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators that speak of gradients. They ask only which tensor it is, so that batched tensors need no rule. */
public final class AutogradOperators {
    private AutogradOperators() {}

    /** All of them. */
    public static List<Operator> all() {
        return List.of(
                Operator.declare("grad(Tensor[] outputs, Tensor[] inputs, Tensor?[] grad_outputs=None,"
                                + " bool? retain_graph=None, bool create_graph=False, bool only_inputs=True,"
                                + " bool? allow_unused=None) -> Tensor[]")
                        .composite(AutogradOperators::grad)
                        .batchesAsComposite()
                        .build(),
                Operator.declare("backward(Tensor self, Tensor? gradient=None, bool? retain_graph=None,"
                                + " bool create_graph=False) -> ()")
                        .composite(AutogradOperators::backward)
                        .batchesAsComposite()
                        .build(),
                Operator.declare("requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)")
                        .composite(AutogradOperators::setRequiresGrad)
                        .batchesAsComposite()
                        .build(),
                Operator.declare("detach(Tensor(a) self) -> Tensor(a)")
                        .composite(args -> detach(args.tensor("self")))
                        .batchesAsComposite()
                        .build());
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

    private static Tensor detach(Tensor self) {
        return self instanceof BatchedTensor batched
                ? new BatchedTensor(batched.value().detached(), batched.batchDims())
                : ((StridedTensor) self).detached();
    }

    private static List<Tensor> tensors(Arguments args, String parameter) {
        List<Tensor> tensors = new ArrayList<>();
        for (Object item : (List<?>) args.get(parameter)) {
            tensors.add((Tensor) item);
        }
        return tensors;
    }

    private static List<Optional<Tensor>> gradOutputs(Arguments args) {
        List<Optional<Tensor>> given = new ArrayList<>();
        if (args.get("grad_outputs") instanceof List<?> items) {
            items.forEach(item -> given.add(item instanceof Tensor tensor ? Optional.of(tensor) : Optional.empty()));
        }
        return given;
    }

    private static Optional<Boolean> optionalTruth(Arguments args, String parameter) {
        return args.get(parameter) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }
}
