package io.vck.conformance.gate;

import io.vck.conformance.cases.CaseProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A baseline, or the document of findings beside it, that can't be used. The message has a line for everything that is wrong with it. */
public final class InvalidBaseline extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidBaseline(List<CaseProblem> problems) {
        super(problems.stream().map(CaseProblem::toString).collect(Collectors.joining("\n")));
    }

    public InvalidBaseline(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
