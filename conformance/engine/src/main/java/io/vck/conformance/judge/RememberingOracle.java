package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An oracle that runs each program once, however many backends are judged by it. What a backend says itself is asked anew.
 */
public final class RememberingOracle implements Oracle {
    private final Oracle oracle;
    private final List<Answered> answered = new ArrayList<>();

    public RememberingOracle(Oracle oracle) {
        this.oracle = oracle;
    }

    private record Answered(Question question, Observation answer) {}

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return remember(new Question(VmapMode.NATIVE, program, observe), () -> oracle.evaluate(program, observe));
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return remember(new Question(VmapMode.LOOP, program, observe), () -> oracle.mapStack(program, observe));
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return oracle.mapStackByBackend(program, observe);
    }

    private Observation remember(Question question, Supplier<Observation> ask) {
        for (Answered known : answered) {
            if (known.question().equals(question)) {
                return known.answer();
            }
        }
        Observation answer = ask.get();
        answered.add(new Answered(question, answer));
        return answer;
    }
}
