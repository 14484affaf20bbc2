package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.DType;
import io.vck.conformance.cases.Case;
import io.vck.conformance.inputs.LiteralTensor;
import java.util.List;
import java.util.Map;

/** The least that a backend has to do with a dtype. */
public final class DTypeProbe {
    private static final String INPUT = "x";

    private DTypeProbe() {}

    /** A program that takes a tensor and gives it back. */
    public static Case of(DType dtype) {
        List<Double> one = dtype.isComplex() ? List.of(1.0, 0.0) : List.of(1.0);
        LiteralTensor tensor = new LiteralTensor(dtype, List.of(1), one);
        Program program = new Program(List.of(new Node.Name(INPUT)));
        return GeneratedCase.of(0, 0, Map.of(INPUT, tensor.expression()), program);
    }
}
