package io.vck.conformance.inputs;

import io.vck.backend.interpret.Execution;
import io.vck.backend.interpret.Interpreter;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Case;
import io.vck.conformance.language.ProgramPrinter;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the inputs of cases. The same case gives the same bits, each time and everywhere: {@code cases-json/README.md}
 * says how.
 *
 * @param <T> the tensor of the library that does views and arithmetic in input expressions
 */
public final class CaseInputs<T> {
    private final Supplier<TensorLibrary<T>> library;
    private final Memory<T> memory;

    /**
     * @param library makes a library, fresh for one case; not asked for inputs that come from generators as they are
     */
    public CaseInputs(Supplier<TensorLibrary<T>> library, Memory<T> memory) {
        this.library = library;
        this.memory = memory;
    }

    /** With views and arithmetic done by the reference. What it warns of is no concern of the case. */
    public static CaseInputs<?> byReference() {
        return new CaseInputs<>(() -> new ReferenceLibrary(Settings.DEFAULT, warning -> {}), new ReferenceMemory());
    }

    /**
     * The inputs of a case, in order. Inputs that are the same tensor object are one {@link TensorData}; those that share
     * memory share a storage.
     *
     * @throws InputError if an expression raises, or gives something that can't be an input
     */
    public Map<String, Value<TensorData>> of(Case wanted) {
        return new Maker(wanted.id()).make(wanted.inputs());
    }

    /** The making of one case's inputs. */
    private final class Maker {
        private final String caseId;
        private final InputLibrary<T> computing = new InputLibrary<>(library, memory);
        private final Interpreter<TensorData> interpreter = new Interpreter<>(computing);
        private final Map<TensorData, TensorData> finished = new IdentityHashMap<>();

        Maker(String caseId) {
            this.caseId = caseId;
        }

        Map<String, Value<TensorData>> make(Map<String, Node> expressions) {
            Map<String, Value<TensorData>> made = new LinkedHashMap<>();
            Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
            expressions.forEach((name, expression) -> {
                Generators generators = new Generators(SplitMix64.seededBy(caseId + "#" + name));
                Map<String, Value<TensorData>> visible = generators.functions();
                visible.putAll(made);
                Value<TensorData> value = evaluate(name, expression, visible);
                made.put(name, value);
                inputs.put(name, finish(name, expression, value, generators));
            });
            return inputs;
        }

        private Value<TensorData> evaluate(String name, Node expression, Map<String, Value<TensorData>> visible) {
            Execution<TensorData> execution;
            try {
                execution = interpreter.run(new Program(List.of(expression)), visible);
            } catch (UnsupportedProgram unsupported) {
                throw wrong(name, expression, "can't be computed: " + unsupported.getMessage());
            }
            execution.failure().ifPresent(failure -> {
                throw wrong(name, expression, "raised " + failure.kinds().get(0) + ": " + failure.message());
            });
            return execution.result();
        }

        /** requires_grad comes after layout, so that a transposed tensor is a leaf as well. */
        private Value<TensorData> finish(String name, Node expression, Value<TensorData> value, Generators generators) {
            try {
                return value.map(tensor -> finished.computeIfAbsent(tensor, unfinished -> {
                    boolean leaf = generators.withGrad().contains(tensor.storage()) || computing.isLeaf(tensor);
                    return leaf ? requiringGrad(name, expression, tensor) : tensor;
                }));
            } catch (IllegalArgumentException function) {
                throw wrong(name, expression, "is a function; only values can be inputs");
            }
        }

        private TensorData requiringGrad(String name, Node expression, TensorData tensor) {
            if (!tensor.dtype().isFloatingPoint() && !tensor.dtype().isComplex()) {
                throw wrong(name, expression, "is " + tensor.dtype().label() + ", which can't require a gradient");
            }
            return new TensorData(tensor.storage(), tensor.shape(), tensor.strides(), tensor.offset(), true);
        }

        private InputError wrong(String name, Node expression, String what) {
            return new InputError(
                    "the input " + name + " of " + caseId + ", `" + ProgramPrinter.print(expression) + "`, " + what);
        }
    }
}
