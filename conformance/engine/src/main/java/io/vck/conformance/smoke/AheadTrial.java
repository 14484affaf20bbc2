package io.vck.conformance.smoke;

import io.vck.backend.spi.Request;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;

/** Two programs of which the second is sent before the first is answered get their answers one after the other. */
record AheadTrial() implements Trial {
    private static final int FIRST = 7;
    private static final int SECOND = 8;

    @Override
    public Outcome run(Subject subject) {
        return subject.askAhead(request(FIRST), request(SECOND))
                .map(AheadTrial::judge)
                .orElseGet(() -> new Outcome.NotApplicable("the adapter takes no messages ahead, and need not"));
    }

    private static Request request(int value) {
        return Programs.request(Map.of(), Integer.toString(value));
    }

    private static Outcome judge(List<Answer> answers) {
        Outcome first = judge(FIRST, answers.get(0));
        return first instanceof Outcome.Passed ? judge(SECOND, answers.get(1)) : first;
    }

    private static Outcome judge(int value, Answer answer) {
        return new ProgramTrial(request(value), Returns.result(new Value.Int<>(value)), false).judge(answer);
    }
}
