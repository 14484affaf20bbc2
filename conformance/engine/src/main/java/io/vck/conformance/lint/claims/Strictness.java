package io.vck.conformance.lint.claims;

import io.vck.conformance.lint.claims.Scenario.Check;
import java.util.Optional;
import java.util.Set;

/**
 * What a case judges, as far as the test that it mirrors may demand it.
 *
 * @param expectations the keys of its expectations
 * @param raises the kind of error that it expects, if it expects one
 * @param raisesPattern whether it expects a pattern in the message
 * @param everyOutputIsAView whether all of {@code result} must be a view of the first input
 * @param propagatesRequiresGrad whether the first input requires grad and the first output must
 * @param forbidsFallback whether it has {@code fallback: false}
 */
public record Strictness(
        Set<String> expectations,
        Optional<String> raises,
        boolean raisesPattern,
        boolean everyOutputIsAView,
        boolean propagatesRequiresGrad,
        boolean forbidsFallback) {

    /** In what the case is laxer than the scenario's test; empty if in nothing. */
    Optional<String> laxerThan(Scenario scenario) {
        if (!scenario.fallbackAllowed() && !forbidsFallback) {
            return Optional.of("the test forbids the fallback, the case needs \"fallback\": false");
        } else if (scenario.check() instanceof Check.Raises check) {
            return laxerThan(check);
        } else if (scenario.check() instanceof Check.MapStack check) {
            return laxerThan(check);
        }
        return Optional.empty();
    }

    private Optional<String> laxerThan(Check.Raises check) {
        if (!raises.equals(Optional.of(check.exception()))) {
            return Optional.of("the test expects a " + check.exception() + ", the case " + raises.orElse("no error"));
        } else if (check.pattern().isPresent() && !raisesPattern) {
            return Optional.of("the test expects a message, the case none");
        }
        return Optional.empty();
    }

    private Optional<String> laxerThan(Check.MapStack check) {
        if (!expectations.contains("equals") && !expectations.contains("equals_map_stack")) {
            return Optional.of("the test compares with map and stack, the case needs equals_map_stack or equals");
        } else if (check.viewOfFirstInput() && !everyOutputIsAView) {
            return Optional.of("the test demands views of the first input, the case needs view_of for every output");
        } else if (check.propagatesRequiresGrad() && !propagatesRequiresGrad) {
            return Optional.of("the test demands that requires_grad propagates: the case must set it on the first input"
                    + " and expect it on the first output");
        }
        return Optional.empty();
    }
}
