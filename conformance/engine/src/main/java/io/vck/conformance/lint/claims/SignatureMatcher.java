package io.vck.conformance.lint.claims;

import io.vck.conformance.lint.claims.OperatorParameters.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the signature of a case with a scenario. The case may call more operators than the scenario, because it may
 * observe more; it may not call fewer, or others in between in another order.
 */
final class SignatureMatcher {
    private static final String GRAD = "torch.autograd.grad";

    private final OperatorParameters parameters;

    SignatureMatcher(OperatorParameters parameters) {
        this.parameters = parameters;
    }

    /** The first part in which a case's signature is not the scenario's; empty if it matches. */
    Optional<String> mismatch(Signature signature, Scenario scenario) {
        if (signature.outermostCalls() != 1) {
            return Optional.of("a case makes one outermost vmap call, this one makes " + signature.outermostCalls());
        } else if (!signature.levels().equals(scenario.levels())) {
            return differ("levels", scenario.levels(), signature.levels());
        } else if (!signature.inputs().equals(scenario.inputs())) {
            return differ("inputs", scenario.inputs(), signature.inputs());
        }
        return missing(scenario.calls(), signature.calls())
                .map(call -> "calls: the scenario calls " + call + ", the case calls " + signature.calls())
                .or(() -> scenario.before().flatMap(before -> mismatchBefore(signature.before(), before)));
    }

    /** Whether the case calls just what the scenario calls, and nothing more. */
    boolean isExact(Signature signature, Scenario scenario) {
        return signature.calls().size() == scenario.calls().size();
    }

    private Optional<String> mismatchBefore(List<RecordedCall> calls, Scenario.Before before) {
        long gradient =
                1 + calls.stream().filter(call -> call.name().equals(GRAD)).count();
        if (gradient != before.gradient()) {
            return Optional.of(
                    "before: the scenario takes gradient " + before.gradient() + " under vmap, the case " + gradient);
        }
        return missing(before.calls(), calls)
                .map(call -> "before: the scenario calls " + call + ", the case calls " + calls);
    }

    private static Optional<String> differ(String part, Object expected, Object got) {
        return Optional.of(part + ": the scenario has " + expected + ", the case has " + got);
    }

    /** The first wanted call that does not follow, in order, among the calls made. */
    private Optional<RecordedCall> missing(List<RecordedCall> wanted, List<RecordedCall> made) {
        int next = 0;
        for (RecordedCall call : made) {
            if (next < wanted.size() && sameCall(wanted.get(next), call)) {
                next++;
            }
        }
        return next < wanted.size() ? Optional.of(wanted.get(next)) : Optional.empty();
    }

    private boolean sameCall(RecordedCall wanted, RecordedCall made) {
        if (!wanted.name().equals(made.name())) {
            return false;
        } else if (wanted.equals(made)) {
            return true;
        }
        return parameters.overloads(wanted.operator()).stream().anyMatch(list -> sameBound(wanted, made, list));
    }

    private static boolean sameBound(RecordedCall wanted, RecordedCall made, List<Parameter> parameters) {
        Optional<Map<String, Item>> expected = bind(wanted, parameters);
        Optional<Map<String, Item>> got = bind(made, parameters);
        if (expected.isEmpty() || got.isEmpty()) {
            return false;
        }
        for (Parameter parameter : parameters) {
            Item left = expected.get().get(parameter.name());
            Item right = got.get().get(parameter.name());
            Item absent = parameter.defaultValue().orElse(new Item.NoneItem());
            if (!(left == null ? absent : left).equals(right == null ? absent : right)) {
                return false;
            }
        }
        return true;
    }

    /** Arguments by name; a keyword None that the parameter list lacks says nothing. */
    private static Optional<Map<String, Item>> bind(RecordedCall call, List<Parameter> parameters) {
        if (call.args().size() > parameters.size()) {
            return Optional.empty();
        }
        Map<String, Item> bound = new HashMap<>();
        for (int i = 0; i < call.args().size(); i++) {
            bound.put(parameters.get(i).name(), normal(call, call.args().get(i)));
        }
        for (Map.Entry<String, Item> keyword : call.keywords().entrySet()) {
            boolean known =
                    parameters.stream().anyMatch(parameter -> parameter.name().equals(keyword.getKey()));
            if (known) {
                bound.put(keyword.getKey(), normal(call, keyword.getValue()));
            } else if (!(keyword.getValue() instanceof Item.NoneItem)) {
                return Optional.empty();
            }
        }
        return Optional.of(bound);
    }

    /** To {@code torch.autograd.grad}, a lone tensor is a sequence of one, and a list is as good as a tuple. */
    private static Item normal(RecordedCall call, Item item) {
        if (!call.name().equals(GRAD)) {
            return item;
        } else if (item instanceof Item.TensorItem) {
            return new Item.GroupItem("sequence", List.of(item));
        } else if (item instanceof Item.GroupItem group) {
            return new Item.GroupItem("sequence", group.items());
        }
        return item;
    }
}
