package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * An oracle that runs each program once, however many backends are judged by it. What a backend says itself is asked anew.
 */
public final class RememberingOracle implements Oracle {
    private final Oracle oracle;
    private final Map<Question, Observation> evaluated = new HashMap<>();
    private final Map<Question, Observation> mapped = new HashMap<>();

    public RememberingOracle(Oracle oracle) {
        this.oracle = oracle;
    }

    private record Question(Program program, Observe observe) {}

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return remember(evaluated, program, observe, oracle::evaluate);
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return remember(mapped, program, observe, oracle::mapStack);
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return oracle.mapStackByBackend(program, observe);
    }

    private static Observation remember(
            Map<Question, Observation> answers,
            Program program,
            Observe observe,
            BiFunction<Program, Observe, Observation> ask) {
        return answers.computeIfAbsent(new Question(program, observe), unknown -> ask.apply(program, observe));
    }
}
