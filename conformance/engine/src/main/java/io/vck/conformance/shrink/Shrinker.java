package io.vck.conformance.shrink;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.inputs.LiteralTensor;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing case as small as it can. */
public final class Shrinker {
    private static final List<Reduction> REDUCTIONS = List.of(
            new ToLaw(),
            new FewerLevels(),
            new FewerGradients(),
            new FewerSteps(),
            new FewerInputs(),
            new SmallerDims(),
            new FewerDims(),
            new SimplerExpressions(),
            new PlainInputs(),
            new PlainDims(),
            new PlainNumbers(),
            new SharedParameters(),
            new CapturedArguments());

    private final Predicate<Case> failsAlike;
    private int trialsLeft;

    /**
     * @param failsAlike whether a case fails in the way in which the one to shrink does
     * @param trials how often that may be asked
     */
    public Shrinker(Predicate<Case> failsAlike, int trials) {
        this.failsAlike = failsAlike;
        this.trialsLeft = trials;
    }

    /** The smallest case that was found: the case itself if there is no smaller one. */
    public Case shrink(Case failing) {
        Subject subject = literally(failing);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Reduction reduction : REDUCTIONS) {
                Optional<Subject> next = firstAlike(reduction, subject);
                while (next.isPresent()) {
                    smaller = true;
                    subject = next.get();
                    next = firstAlike(reduction, subject);
                }
            }
        }
        return subject.shown();
    }

    private Optional<Subject> firstAlike(Reduction reduction, Subject subject) {
        Iterator<Subject> candidates = reduction.of(subject).iterator();
        while (candidates.hasNext() && trialsLeft > 0) {
            Subject candidate = candidates.next();
            if (failsAlike(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean failsAlike(Subject candidate) {
        trialsLeft--;
        return failsAlike.test(candidate.shown());
    }

    /** The case with its inputs as literal numbers: all of them if it fails alike then, else those that can be. */
    private Subject literally(Case failing) {
        Map<String, LiteralTensor> literals = new HashMap<>();
        CaseInputs.byReference()
                .of(failing)
                .forEach((name, value) -> literal(value).ifPresent(tensor -> literals.put(name, tensor)));
        Subject asWritten = new Subject(failing, Map.of());
        Subject all = asWritten.withLiterals(literals);
        if (failsAlike(all)) {
            return all;
        }
        Subject some = asWritten;
        for (Map.Entry<String, LiteralTensor> literal : literals.entrySet()) {
            Subject more = some.withLiteral(literal.getKey(), literal.getValue());
            some = failsAlike(more) ? more : some;
        }
        return some;
    }

    private static Optional<LiteralTensor> literal(Value<TensorData> value) {
        return value instanceof Value.Tensor<TensorData> tensor ? LiteralTensor.of(tensor.tensor()) : Optional.empty();
    }
}
