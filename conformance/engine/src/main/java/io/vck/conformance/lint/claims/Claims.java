package io.vck.conformance.lint.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives each claimed scenario to the case that mirrors it. See NOTE [Claims are checked]. */
public final class Claims {
    private final SignatureMatcher matcher;
    private final List<Scenario> scenarios;
    private final Map<String, List<Scenario>> byTest;
    private final Map<String, String> mirroredBy = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Claims(List<Scenario> scenarios, OperatorParameters parameters) {
        this.scenarios = scenarios;
        this.byTest = scenarios.stream().collect(Collectors.groupingBy(Scenario::test));
        this.matcher = new SignatureMatcher(parameters);
    }

    /**
     * A case's claim.
     *
     * @param mirrors a scenario's id, or a test's name, which takes the test's scenario with the case's signature
     * @param strictness what the case judges
     */
    public record Claim(String caseId, String mirrors, Signature signature, Strictness strictness) {

        /** What all rows of the case's matrix have in common: its id without labels, and the test. */
        private String ofAllRows() {
            int labels = caseId.indexOf('[');
            return (labels < 0 ? caseId : caseId.substring(0, labels)) + " " + mirrors;
        }
    }

    /** A claim that does not hold, and why. */
    public record Problem(String caseId, String message) {}

    /** What came of the claims. */
    public record Result(Coverage coverage, List<Problem> problems) {}

    /** Settles all claims: exact matches first, then those of cases that call more, equal scenarios in order. */
    public static Result settle(List<Scenario> scenarios, List<Claim> claims, OperatorParameters parameters) {
        Claims settled = new Claims(scenarios, parameters);
        List<Claim> open = new ArrayList<>(claims);
        open.removeIf(settled::takeNamedScenario);
        open.removeIf(claim -> settled.takeFromTest(claim, true));
        open.removeIf(claim -> settled.takeFromTest(claim, false));
        settled.forgiveOtherRows(claims, open);
        open.forEach(settled::refuse);
        return new Result(new Coverage(scenarios, settled.mirroredBy), List.copyOf(settled.problems));
    }

    /** Each row of a matrix mirrors one of the tests that its case names, and each of these tests a row. */
    private void forgiveOtherRows(List<Claim> claims, List<Claim> open) {
        Set<String> refusedCases = new HashSet<>();
        Set<String> refusedTests = new HashSet<>();
        open.forEach(claim -> {
            refusedCases.add(claim.caseId());
            refusedTests.add(claim.ofAllRows());
        });
        List<Claim> held = new ArrayList<>(claims);
        held.removeAll(open);
        held.forEach(claim -> {
            refusedCases.remove(claim.caseId());
            refusedTests.remove(claim.ofAllRows());
        });
        open.removeIf(claim -> !refusedCases.contains(claim.caseId()) && !refusedTests.contains(claim.ofAllRows()));
    }

    private boolean takeNamedScenario(Claim claim) {
        Optional<Scenario> named = scenarios.stream()
                .filter(scenario -> scenario.id().equals(claim.mirrors()))
                .findFirst();
        named.ifPresent(scenario -> mismatch(claim, scenario)
                .ifPresentOrElse(
                        reason -> problem(claim, "does not mirror " + scenario.id() + ": " + reason),
                        () -> take(claim, scenario)));
        return named.isPresent();
    }

    private boolean takeFromTest(Claim claim, boolean exactly) {
        Optional<Scenario> match = byTest.getOrDefault(claim.mirrors(), List.of()).stream()
                .filter(scenario -> !mirroredBy.containsKey(scenario.id()))
                .filter(scenario -> mismatch(claim, scenario).isEmpty())
                .filter(scenario -> !exactly || matcher.isExact(claim.signature(), scenario))
                .findFirst();
        match.ifPresent(scenario -> take(claim, scenario));
        return match.isPresent();
    }

    private Optional<String> mismatch(Claim claim, Scenario scenario) {
        return matcher.mismatch(claim.signature(), scenario)
                .or(() -> claim.strictness().laxerThan(scenario));
    }

    private void take(Claim claim, Scenario scenario) {
        String owner = mirroredBy.putIfAbsent(scenario.id(), claim.caseId());
        if (owner != null) {
            problem(claim, "claims " + scenario.id() + ", which " + owner + " mirrors already");
        }
    }

    private void refuse(Claim claim) {
        List<Scenario> ofTest = byTest.getOrDefault(claim.mirrors(), List.of());
        if (ofTest.isEmpty()) {
            problem(claim, "mirrors " + claim.mirrors() + ", which is neither a scenario nor a test of the inventory");
            return;
        }
        StringBuilder reasons = new StringBuilder("mirrors none of the scenarios of " + claim.mirrors());
        for (Scenario scenario : ofTest) {
            String reason =
                    mismatch(claim, scenario).orElse("mirrored by " + mirroredBy.get(scenario.id()) + " already");
            reasons.append("\n  ").append(scenario.id()).append(": ").append(reason);
        }
        problem(claim, reasons.toString());
    }

    private void problem(Claim claim, String message) {
        problems.add(new Problem(claim.caseId(), message));
    }
}
