package io.vck.conformance.cases;

import java.util.List;
import java.util.stream.Collectors;

/** Cases that can't be used. The message has a line for everything that is wrong with them. */
public final class InvalidCases extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<CaseProblem> problems;

    /**
     * @param problems at least one
     */
    public InvalidCases(List<CaseProblem> problems) {
        super(problems.stream().map(CaseProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<CaseProblem> problems() {
        return problems;
    }
}
