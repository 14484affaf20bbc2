package io.vck.conformance.fuzz;

import io.vck.backend.program.Spelling;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.trial.Ending;
import io.vck.conformance.language.CalledOperators;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which operators a backend seems to lack, as the programs show that it could not run. Time is better spent on what it has.
 *
 * <p>An operator seems to be lacking once several programs were unsupported in which all others are known to run, and none
 * was supported that calls it.
 */
final class Lacking {
    /** So many programs tell: the reason can also be a dtype. */
    private static final int ENOUGH = 3;

    /** One program in so many runs nevertheless. */
    private static final int RARELY = 40;

    private final Set<String> running = new HashSet<>();
    private final Map<String, Integer> suspicions = new HashMap<>();

    /** Whether a program is better passed over. */
    boolean passesOver(long number, Case drawn) {
        return number % RARELY != 0
                && operators(drawn).stream().anyMatch(operator -> suspicions.getOrDefault(operator, 0) >= ENOUGH);
    }

    /** Learns from a program. */
    void learn(Case drawn, Ending ending) {
        Set<String> operators = operators(drawn);
        if (!(ending instanceof Ending.Unsupported)) {
            running.addAll(operators);
            suspicions.keySet().removeAll(operators);
            return;
        }
        operators.removeAll(running);
        if (operators.size() == 1) {
            operators.forEach(operator -> suspicions.merge(operator, 1, Integer::sum));
        }
    }

    /** A method and a function of the same name count as one operator: most libraries have both or neither. */
    private static Set<String> operators(Case drawn) {
        return drawn.program().steps().stream()
                .flatMap(step -> CalledOperators.spelled(step).stream())
                .map(spelling -> spelling.kind() == Spelling.Kind.METHOD
                        ? "torch" + spelling.text().substring("Tensor".length())
                        : spelling.text())
                .collect(Collectors.toSet());
    }
}
