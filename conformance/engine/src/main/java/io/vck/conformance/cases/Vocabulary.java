package io.vck.conformance.cases;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The words that case files may use and don't define themselves.
 *
 * @param kernels whether the reference has an operator of that name
 * @param random whether the operator of that name draws random numbers
 * @param catalogue operators that may be called all the same
 * @param capabilities ids, as {@code profiles.json} lists them
 * @param requirements ids, as the headings of {@code specification.md} have them
 */
public record Vocabulary(
        Predicate<String> kernels,
        Predicate<String> random,
        OperatorCatalogue catalogue,
        Set<String> capabilities,
        Set<String> requirements) {
    public Vocabulary {
        capabilities = Set.copyOf(capabilities);
        requirements = Set.copyOf(requirements);
    }

    public static Vocabulary of(
            Predicate<String> kernels,
            Predicate<String> random,
            OperatorCatalogue catalogue,
            Profiles profiles,
            Specification specification) {
        return new Vocabulary(
                kernels,
                random,
                catalogue,
                profiles.capabilities().keySet(),
                specification.requirements().keySet());
    }

    /** Whether there is an operator of that name. */
    public boolean hasOperator(String name) {
        return kernels.test(name) || catalogue.has(name);
    }

    /** Whether there is an operator of that name that the reference can't run. */
    public boolean lacksKernel(String name) {
        return catalogue.has(name) && !kernels.test(name);
    }

    /** Whether the operator of that name draws random numbers. */
    public boolean isRandom(String name) {
        return random.test(name);
    }
}
