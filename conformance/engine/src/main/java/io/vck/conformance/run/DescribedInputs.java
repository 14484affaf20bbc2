package io.vck.conformance.run;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.reports.log.LoggedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the log says of a case's inputs, the same for all backends. Large ones are digested while the backends run. */
public final class DescribedInputs {
    /** Of a case whose inputs were not made. */
    static final DescribedInputs NONE = new DescribedInputs(CompletableFuture.completedFuture(List.of()));

    private static final long LARGE_BYTES = 256 * 1024;

    private final CompletableFuture<List<LoggedInput>> logged;

    private DescribedInputs(CompletableFuture<List<LoggedInput>> logged) {
        this.logged = logged;
    }

    static DescribedInputs of(Case tested, Map<String, Value<TensorData>> inputs) {
        return new DescribedInputs(
                bytes(inputs) > LARGE_BYTES
                        ? CompletableFuture.supplyAsync(() -> describe(tested, inputs))
                        : CompletableFuture.completedFuture(describe(tested, inputs)));
    }

    /** The descriptions, in the order of the case's inputs. */
    List<LoggedInput> logged() {
        return logged.join();
    }

    private static long bytes(Map<String, Value<TensorData>> inputs) {
        long bytes = 0;
        for (Value<TensorData> input : inputs.values()) {
            for (TensorData tensor : input.tensors()) {
                bytes += tensor.numel() * tensor.dtype().bytes();
            }
        }
        return bytes;
    }

    private static List<LoggedInput> describe(Case tested, Map<String, Value<TensorData>> inputs) {
        List<LoggedInput> described = new ArrayList<>();
        tested.inputs()
                .forEach((name, expression) -> Optional.ofNullable(inputs.get(name))
                        .map(value -> new LoggedInput(name, ProgramPrinter.print(expression), LogValues.ofInput(value)))
                        .ifPresent(described::add));
        return List.copyOf(described);
    }
}
