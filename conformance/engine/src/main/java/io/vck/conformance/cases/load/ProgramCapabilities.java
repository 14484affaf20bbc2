package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which capabilities programs ask of a backend, as far as their text shows. */
public final class ProgramCapabilities {
    static final String IN_PLACE = "in-place";
    static final String RANDOM = "random";

    private static final String AUTOGRAD = "autograd";
    private static final Set<String> GRADIENT_OPERATORS =
            Set.of("grad", "backward", "requires_grad", "requires_grad_", "is_leaf", "grad_fn", "detach", "detach_");
    private static final Map<String, DType> CASTS =
            Map.of("double", DType.FLOAT64, "int", DType.INT32, "cfloat", DType.COMPLEX64, "cdouble", DType.COMPLEX128);
    private static final Set<String> COMPLEX = Set.of("complex", "view_as_complex", "polar");

    private final Predicate<String> random;
    private final Set<String> found = new LinkedHashSet<>();

    private ProgramCapabilities(Predicate<String> random) {
        this.random = random;
    }

    /**
     * What programs ask of a backend.
     *
     * @param random whether the operator of a name draws random numbers
     */
    public static Set<String> of(Collection<Node> nodes, Predicate<String> random) {
        ProgramCapabilities capabilities = new ProgramCapabilities(random);
        nodes.forEach(capabilities::visit);
        return capabilities.found;
    }

    /**
     * What the expressions of inputs ask of it. That a tensor requires a gradient asks for nothing: a backend without
     * gradients takes it as any other.
     */
    public static Set<String> ofInputs(Collection<Node> nodes) {
        Set<String> capabilities = of(nodes, name -> false);
        capabilities.remove(AUTOGRAD);
        return capabilities;
    }

    private void visit(Node node) {
        if (node instanceof Node.Operator operator) {
            operator(operator);
        } else if (node instanceof Node.Constant constant) {
            if (constant.value() instanceof Value.OfDType<Void> type) {
                dtype(type.dtype());
            }
        } else if (node instanceof Node.Call call) {
            call.keywords().keySet().forEach(this::keyword);
        }
        node.children().forEach(this::visit);
    }

    private void operator(Node.Operator operator) {
        String name = operator.name();
        boolean trailing = name.endsWith("_") && !name.endsWith("__") && !name.equals("requires_grad_");
        if (trailing || operator.spelling().equals(new Spelling("[]="))) {
            found.add(IN_PLACE);
        }
        if (GRADIENT_OPERATORS.contains(name)) {
            found.add(AUTOGRAD);
        }
        if (random.test(name)) {
            found.add(RANDOM);
        }
        if (COMPLEX.contains(name)) {
            found.add("complex");
        }
        DType cast = CASTS.get(name);
        if (cast != null) {
            dtype(cast);
        }
    }

    private void keyword(String name) {
        if (name.equals("requires_grad")) {
            found.add(AUTOGRAD);
        } else if (name.equals("out")) {
            found.add(IN_PLACE);
        }
    }

    private void dtype(DType dtype) {
        if (dtype.isComplex()) {
            found.add("complex");
        }
        if (dtype == DType.FLOAT64 || dtype == DType.COMPLEX128) {
            found.add("float64");
        } else if (dtype == DType.INT32) {
            found.add("int32");
        }
    }
}
