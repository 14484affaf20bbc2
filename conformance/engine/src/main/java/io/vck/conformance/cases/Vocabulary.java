package io.vck.conformance.cases;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The words that case files may use and don't define themselves.
 *
 * @param operators whether there is an operator of that name
 * @param capabilities ids, as {@code profiles.json} lists them
 * @param requirements ids, as the headings of {@code specification.md} have them
 */
public record Vocabulary(Predicate<String> operators, Set<String> capabilities, Set<String> requirements) {
    public Vocabulary {
        capabilities = Set.copyOf(capabilities);
        requirements = Set.copyOf(requirements);
    }

    public static Vocabulary of(Predicate<String> operators, Profiles profiles, Specification specification) {
        return new Vocabulary(
                operators,
                profiles.capabilities().keySet(),
                specification.requirements().keySet());
    }
}
