package io.vck.conformance.run;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the log says of a case's inputs.
 *
 * @param logged in the order of the case's inputs
 */
public record DescribedInputs(List<LoggedInput> logged) {
    /** Of a case whose inputs were not made. */
    static final DescribedInputs NONE = new DescribedInputs(List.of());

    public DescribedInputs {
        logged = List.copyOf(logged);
    }

    /** What the log says of inputs that were made, the same for all backends and therefore made once. */
    public static DescribedInputs of(Case tested, Map<String, Value<TensorData>> inputs) {
        return of(tested, inputs, LogValues::ofInput);
    }

    /** The same with what is in them, for a failure. */
    public static DescribedInputs withContents(Case tested, Map<String, Value<TensorData>> inputs) {
        return of(tested, inputs, LogValues::ofInputWithContent);
    }

    private static DescribedInputs of(
            Case tested, Map<String, Value<TensorData>> inputs, Function<Value<TensorData>, LogValue> logged) {
        List<LoggedInput> described = new ArrayList<>();
        tested.inputs()
                .forEach((name, expression) -> Optional.ofNullable(inputs.get(name))
                        .map(value -> new LoggedInput(name, ProgramPrinter.print(expression), logged.apply(value)))
                        .ifPresent(described::add));
        return new DescribedInputs(described);
    }
}
