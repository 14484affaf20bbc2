package io.vck.conformance.lint;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Oracle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Asks another oracle once for each thing, however many broken vmaps are judged by the answer. */
final class RememberingOracle implements Oracle {
    private final Oracle oracle;
    private final Map<Question, Observation> answers = new HashMap<>();

    RememberingOracle(Oracle oracle) {
        this.oracle = oracle;
    }

    private record Question(String kind, Program program, Observe observe) {}

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return answer(new Question("evaluate", program, observe), () -> oracle.evaluate(program, observe));
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return answer(new Question("mapStack", program, observe), () -> oracle.mapStack(program, observe));
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return answer(
                new Question("mapStackByBackend", program, observe), () -> oracle.mapStackByBackend(program, observe));
    }

    private Observation answer(Question question, Supplier<Observation> ask) {
        Observation known = answers.get(question);
        if (known != null) {
            return known;
        }
        Observation answer = ask.get();
        answers.put(question, answer);
        return answer;
    }
}
