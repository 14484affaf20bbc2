package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.inputs.LiteralTensor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that ask the least of a backend by which it shows whether it has something. */
public final class Probe {
    private static final String INPUT = "x";
    private static final int TOO_MANY = 12;
    private static final Node.Operator VMAP = new Node.Operator("vmap", Spelling.function("vmap"));

    private Probe() {}

    /** A program that takes a tensor and gives it back. */
    public static Case of(DType dtype) {
        List<Double> one = dtype.isComplex() ? List.of(1.0, 0.0) : List.of(1.0);
        return probe(new LiteralTensor(dtype, List.of(1), one), List.of(new Node.Name(INPUT)));
    }

    /**
     * A program that calls an operator with too few arguments, or a method with too many, since it needs a receiver: who has it
     * refuses that, and computes nothing.
     */
    public static Case of(Node.Operator operator) {
        boolean isMethod = operator.spelling().kind() == Spelling.Kind.METHOD;
        List<Node> args = Collections.nCopies(isMethod ? TOO_MANY : 0, new Node.Name(INPUT));
        return probe(one(), List.of(new Node.Call(operator, args)));
    }

    /** A program that maps over a batch of no lanes. */
    public static Case ofNoLanes() {
        Node identity = new Node.Lambda("", List.of("a"), Optional.empty(), List.of(new Node.Name("a")));
        Node mapped =
                new Node.Call(new Node.Call(VMAP, List.of(identity)), List.of(new Node.Name(NoLanes.name(INPUT))));
        return probe(
                new LiteralTensor(DType.FLOAT32, List.of(2), List.of(1.0, 2.0)),
                List.of(NoLanes.step(INPUT, 0), mapped));
    }

    private static LiteralTensor one() {
        return new LiteralTensor(DType.FLOAT32, List.of(1), List.of(1.0));
    }

    private static Case probe(LiteralTensor input, List<Node> steps) {
        return GeneratedCase.of(0, 0, Map.of(INPUT, input.expression()), new Program(steps));
    }
}
