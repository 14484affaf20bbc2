package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a test says was observed, to be judged. The oracle gives the same value, or the same observation, whatever it is
 * asked.
 */
public final class Trial {
    /** All that expectations need. */
    public static final Set<String> EVERYTHING =
            Set.of("aliasing", "strides", "requires-grad", "warnings", "fallback-warnings", "messages", "loop");

    private final Program program;
    private final Map<String, Value<ObservedTensor>> values = new LinkedHashMap<>();
    private final Map<String, Value<Alias>> aliases = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Observation reference = new Observation.Unsupported("the oracle was not to be asked");
    private Observation ownLoop = new Observation.Unsupported("the backend was not to be asked");
    private Set<String> capabilities = EVERYTHING;

    private Trial(Program program) {
        this.program = program;
    }

    public static Trial of(String... steps) {
        return new Trial(Observed.program(steps));
    }

    public Trial result(Value<ObservedTensor> value) {
        return value("result", value);
    }

    public Trial value(String name, Value<ObservedTensor> value) {
        values.put(name, value);
        return this;
    }

    public Trial alias(String name, Value<Alias> alias) {
        aliases.put(name, alias);
        return this;
    }

    public Trial warnings(String... texts) {
        warnings.addAll(List.of(texts));
        return this;
    }

    /** The oracle's {@code result}. */
    public Trial expecting(Value<ObservedTensor> value) {
        return oracle(returned(Map.of(Program.RESULT, value)));
    }

    public Trial oracle(Observation observation) {
        reference = observation;
        return this;
    }

    public Trial ownLoop(Observation observation) {
        ownLoop = observation;
        return this;
    }

    public Trial capabilities(String... ids) {
        capabilities = Set.of(ids);
        return this;
    }

    public static Observation returned(Map<String, Value<ObservedTensor>> values) {
        return new Observation.Returned(new Observation.Seen(values, Map.of(), List.of()));
    }

    public static Observation.Raised raised(String kind, String message) {
        return new Observation.Raised(0, List.of(kind, "Exception"), message, Observation.Seen.NOTHING);
    }

    public Verdict judge(Expectation... expectations) {
        return judge(new Observation.Returned(seen()), expectations);
    }

    /** Judges an error of a step, with what the trial says was seen after it. */
    public Verdict judgeRaised(int step, List<String> kinds, String message, Expectation... expectations) {
        return judge(new Observation.Raised(step, kinds, message, seen()), expectations);
    }

    public Verdict judge(Observation observation, Expectation... expectations) {
        return new Judge(oracle(), capabilities).judge(program, List.of(expectations), observation);
    }

    private Observation.Seen seen() {
        return new Observation.Seen(values, aliases, warnings);
    }

    private Oracle oracle() {
        return new Oracle() {
            @Override
            public Observation evaluate(Program asked, Observe observe) {
                return reference;
            }

            @Override
            public Observation mapStack(Program asked, Observe observe) {
                return reference;
            }

            @Override
            public Observation mapStackByBackend(Program asked, Observe observe) {
                return ownLoop;
            }
        };
    }
}
