package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.util.Optional;

/**
 * Has a program run and looks at the answer.
 *
 * @param request the program
 * @param expectation what the answer must be
 * @param mustRun whether {@code unsupported} is no answer to it
 */
record ProgramTrial(Request request, Expectation expectation, boolean mustRun) implements Trial {

    @Override
    public Outcome run(Subject subject) {
        return judge(subject.ask(request));
    }

    /** What the answer comes to, however it was asked for. */
    Outcome judge(Answer answer) {
        Optional<String> broken = Breakage.of(answer.observation());
        if (broken.isPresent()) {
            return Breakage.failed(broken.get(), answer.lines());
        }
        Optional<String> problem = expectation.problem(answer.observation());
        if (problem.isEmpty()) {
            return new Outcome.Passed();
        } else if (!mustRun && answer.observation() instanceof Observation.Unsupported unsupported) {
            return new Outcome.NotApplicable("answered unsupported: " + unsupported.reason());
        }
        return new Outcome.Failed(problem.get(), answer.lines());
    }
}
