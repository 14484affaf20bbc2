package io.vck.conformance.lint;

import io.vck.backend.spi.LibraryBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.lint.claims.Claims;
import io.vck.conformance.lint.claims.OperatorParameters;
import io.vck.conformance.lint.claims.Scenario;
import io.vck.conformance.run.Preparation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a suite.
 *
 * @param <T> the reference's tensor
 */
public final class Lint<T> {
    private final LibraryBackend<T> reference;
    private final TensorItems<T> items;
    private final OperatorParameters parameters;
    private final Preparation preparation;
    private final Rules rules;

    /**
     * What the suite is checked against.
     *
     * @param requirements the ids of the specification's requirements
     * @param scenarios the inventory
     */
    public record Rules(Set<String> requirements, List<Scenario> scenarios) {
        public Rules {
            requirements = Collections.unmodifiableSet(new LinkedHashSet<>(requirements));
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * @param reference that runs the cases, with the right vmap and with broken ones
     * @param items how its tensors appear in signatures
     * @param parameters of its operators
     */
    public Lint(
            LibraryBackend<T> reference,
            TensorItems<T> items,
            OperatorParameters parameters,
            Preparation preparation,
            Rules rules) {
        this.reference = reference;
        this.items = items;
        this.parameters = parameters;
        this.preparation = preparation;
        this.rules = rules;
    }

    /** Everything that is wrong with a whole suite. */
    public LintReport checkSuite(List<Case> suite) {
        List<LintProblem> problems = new ArrayList<>(Requirements.check(suite, rules.requirements()));
        LintReport ofCases = checkCases(suite);
        problems.addAll(ofCases.problems());
        return new LintReport(problems, ofCases.coverage());
    }

    /** What came of one case. */
    private record Checked(List<LintProblem> problems, List<Claims.Claim> claims) {}

    /** Everything that is wrong with some cases, which need not test every requirement. */
    public LintReport checkCases(List<Case> cases) {
        List<LintProblem> problems = new ArrayList<>();
        List<Claims.Claim> claims = new ArrayList<>();
        for (Checked checked : cases.parallelStream().map(this::check).toList()) {
            problems.addAll(checked.problems());
            claims.addAll(checked.claims());
        }
        Claims.Result settled = Claims.settle(rules.scenarios(), claims, parameters);
        problems.addAll(located(settled.problems(), cases));
        return new LintReport(problems, settled.coverage());
    }

    private Checked check(Case subject) {
        Trial<T> trial = new Trial<>(subject, reference, preparation);
        return new Checked(Breakability.check(trial), claims(trial));
    }

    /** Which scenarios some cases mirror, without any other check. */
    public Claims.Result settleClaims(List<Case> cases) {
        List<Claims.Claim> claims = new ArrayList<>();
        cases.forEach(each -> claims.addAll(claims(new Trial<>(each, reference, preparation))));
        return Claims.settle(rules.scenarios(), claims, parameters);
    }

    private List<Claims.Claim> claims(Trial<T> trial) {
        return trial.subject().mirrors().isEmpty()
                ? List.of()
                : trial.signature(items)
                        .map(signature -> CaseClaims.of(trial.subject(), trial.inputs(), signature))
                        .orElse(List.of());
    }

    private static List<LintProblem> located(List<Claims.Problem> problems, List<Case> cases) {
        Map<String, Case> byId = new HashMap<>();
        cases.forEach(each -> byId.put(each.id(), each));
        return problems.stream()
                .map(problem -> new LintProblem(
                        Optional.ofNullable(byId.get(problem.caseId())).map(Case::source),
                        problem.caseId(),
                        problem.message()))
                .toList();
    }
}
