package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import java.util.Optional;
import java.util.Set;

/**
 * What an expectation is judged by.
 *
 * @param program that the backend was given
 * @param observation what came of it: the program returned or raised
 * @param oracle for expected values
 * @param capabilities of the backend
 */
public record Evidence(Program program, Observation observation, Oracle oracle, Set<String> capabilities) {
    /**
     * @throws IllegalArgumentException if the program neither returned nor raised, so that there is nothing to judge
     */
    public Evidence {
        capabilities = Set.copyOf(capabilities);
        if (!(observation instanceof Observation.Returned) && !(observation instanceof Observation.Raised)) {
            throw new IllegalArgumentException("nothing can be judged by " + observation);
        }
    }

    /** What could be seen after the program. */
    public Observation.Seen seen() {
        return observation instanceof Observation.Returned returned
                ? returned.seen()
                : ((Observation.Raised) observation).seen();
    }

    /** The error, if the program raised. */
    public Optional<Observation.Raised> raised() {
        return observation instanceof Observation.Raised raised ? Optional.of(raised) : Optional.empty();
    }

    /** The finding for a value that is not there: because of an error, of the case, or of the backend. */
    public Finding missing(Path path, String why) {
        if (raised().isPresent()) {
            return new Finding.Raised(Errors.describe(raised().get(), program));
        } else if (!ProgramFacts.of(program).variables().contains(path.variable())) {
            return new Finding.Broken("`" + path + "`: the program has no variable `" + path.variable() + "`");
        }
        return new Finding.Unmet(Difference.of(path, "a value", why));
    }
}
