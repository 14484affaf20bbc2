package io.vck.backend.spi;

import static io.vck.backend.interpret.Trees.function;
import static io.vck.backend.interpret.Trees.lambda;
import static io.vck.backend.interpret.Trees.name;
import static io.vck.backend.interpret.Trees.number;
import static io.vck.backend.interpret.Trees.symbol;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.Toy;
import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LibraryBackendTest {
    private static final class ToyBackend extends LibraryBackend<Toy.Rows> {
        @Override
        public BackendInfo info() {
            return new BackendInfo("toy", "1", "Java", Set.of());
        }

        @Override
        public TensorLibrary<Toy.Rows> library(Settings settings, Consumer<String> warnings) {
            warnings.accept("a toy");
            return new Toy();
        }
    }

    private static TensorData vector(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return new TensorData(
                new Storage(DType.FLOAT64, bytes.array()), List.of((long) values.length), List.of(1L), 0, false);
    }

    private static Observation run(Observe observe, Node... steps) {
        TensorData x = vector(1, 2);
        Map<String, Value<TensorData>> inputs =
                Map.of("x", new Value.Tensor<>(x), "y", new Value.Tuple<>(List.of(new Value.Tensor<>(x))));
        Request request = new Request(new Program(List.of(steps)), inputs, Settings.DEFAULT, VmapMode.NATIVE, observe);
        try (Backend.Session session = new ToyBackend().open()) {
            return session.run(request);
        }
    }

    @Test
    void onlyWhatWasAskedForIsSeen() {
        Observation.Returned returned = (Observation.Returned)
                run(new Observe(Set.of("result"), Set.of(), false), symbol("*", name("x"), number(2)));
        assertThat(returned.seen().values()).containsOnlyKeys("result");
        assertThat(returned.seen().aliases()).isEmpty();
        assertThat(returned.seen().warnings()).isEmpty();
    }

    @Test
    void anInputThatStandsTwiceIsOneTensor() {
        Observation.Returned returned =
                (Observation.Returned) run(new Observe(Set.of(), Set.of("x", "y"), true), number(0));
        assertThat(returned.seen().aliases().get("y").tensors())
                .isEqualTo(returned.seen().aliases().get("x").tensors());
        assertThat(returned.seen().warnings()).containsExactly("a toy");
    }

    @Test
    void whatRaisedStillShowsItsInputs() {
        Observation.Raised raised = (Observation.Raised)
                run(new Observe(Set.of("x", "result"), Set.of(), false), number(0), function("refuse"));
        assertThat(raised.step()).isEqualTo(1);
        assertThat(raised.kinds()).containsExactly("IndexError", "LookupError", "Exception");
        assertThat(raised.message()).isEqualTo("refused");
        assertThat(raised.seen().values()).containsOnlyKeys("x");
    }

    @Test
    void aLibraryThatBreaksHasNotRaised() {
        Observation.Crashed crashed =
                (Observation.Crashed) run(new Observe(Set.of("result"), Set.of(), false), number(0), function("break"));
        assertThat(crashed.detail())
                .startsWith("the backend threw java.lang.IllegalStateException: broken at ")
                .endsWith(" in step 1 instead of raising an error");
    }

    @Test
    void aProgramThatTheLibraryLacksAnOperatorForIsUnsupported() {
        assertThat(run(new Observe(Set.of(), Set.of(), false), function("lu_solve")))
                .isEqualTo(new Observation.Unsupported("no operator lu_solve"));
    }

    @Test
    void aFunctionAsResultIsNotAValue() {
        Observation.Returned returned = (Observation.Returned)
                run(new Observe(Set.of("result"), Set.of(), false), lambda(List.of("a"), name("a")));
        assertThat(returned.seen().values()).isEmpty();
    }
}
