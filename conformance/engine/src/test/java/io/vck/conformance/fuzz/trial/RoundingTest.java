package io.vck.conformance.fuzz.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.AlteredBackend;
import io.vck.conformance.backends.ForwardingSession;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** NOTE [Rounding]. */
class RoundingTest {
    private static final Predicate<Request> IN_FLOAT32 = RoundingTest::hasFloat32;
    private static final Predicate<Request> ALWAYS = request -> true;

    /** What the vmap makes of the numbers that are right. */
    private interface Defect {
        double at(int lane, double[] lanes);
    }

    private static final Defect LAST_DIGITS = (lane, lanes) -> lanes[lane] * (1 + 1e-4);
    private static final Defect OTHER_LANE = (lane, lanes) -> lanes[(lane + 1) % lanes.length];
    private static final Defect OTHER_NUMBER = (lane, lanes) -> lanes[lane] * 1.5;

    @Test
    void aDifferenceOfTheLastDigitsThatIsGoneInFloat64IsRounding() {
        assertThat(ending("tensor([1.0, 2.0, 3.0])", IN_FLOAT32, LAST_DIGITS)).isInstanceOf(Ending.Rounded.class);
        assertThat(ending("tensor([0.0, 1.0, 1.0])", IN_FLOAT32, (lane, lanes) -> lanes[lane] + 3e-5))
                .isInstanceOf(Ending.Rounded.class);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                arguments("lanes that hold nearly the same", "tensor([1.0, 1.001, 1.002])", ALWAYS, OTHER_LANE),
                arguments("an operator that is a little off", "tensor([1.0, 2.0, 3.0])", ALWAYS, LAST_DIGITS),
                arguments("a kernel for float32 alone", "tensor([1.0, 2.0, 3.0])", IN_FLOAT32, OTHER_NUMBER),
                arguments("lanes in float32 alone", "tensor([1.0, 2.0, 3.0])", IN_FLOAT32, OTHER_LANE),
                arguments("no wider program", "tensor([1.0, 2.0], dtype=torch.float64)", ALWAYS, LAST_DIGITS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void aDefectIsNone(String about, String input, Predicate<Request> when, Defect defect) {
        assertThat(ending(input, when, defect)).as(about).isInstanceOf(Ending.Broken.class);
    }

    @Test
    void withoutFloat64ItCanNotBeTold() {
        Backend spoilt = AlteredBackend.claiming(Set.of("loop"), Spoilt.reference(IN_FLOAT32, LAST_DIGITS));
        Ending ending = ending("tensor([1.0, 2.0])", spoilt);
        assertThat(ending).isInstanceOf(Ending.Broken.class);
    }

    @Test
    void whatTheProgramCastsIsWidenedToo() {
        Trials.Prepared wider = Widening.of(Trials.Prepared.of(
                        tested("tensor([1.0, 2.0])", "vmap(lambda x: x.half() + x.to(torch.complex64))(x)")))
                .orElseThrow();
        assertThat(wider.tested().program())
                .isEqualTo(WrittenCase.program("vmap(lambda x: x.double() + x.to(torch.complex128))(x)"));
        assertThat(((Value.Tensor<TensorData>) wider.inputs().get("x")).tensor().dtype())
                .isEqualTo(DType.FLOAT64);
        assertThat(Widening.of(Trials.Prepared.of(tested("tensor([1, 2])", "vmap(lambda x: x + x)(x)"))))
                .isEmpty();
    }

    private static Ending ending(String input, Predicate<Request> when, Defect defect) {
        return ending(input, Spoilt.reference(when, defect));
    }

    private static Ending ending(String input, Backend backend) {
        try (Trials trials = new Trials(backend, Refusals.bundled())) {
            return trials.run(Trials.Prepared.of(tested(input, "vmap(lambda x: x * 1)(x)")));
        }
    }

    private static boolean hasFloat32(Request request) {
        return request.inputs().get("x") instanceof Value.Tensor<TensorData> tensor
                && tensor.tensor().dtype() == DType.FLOAT32;
    }

    private static Case tested(String input, String step) {
        return WrittenCase.of("user/some/case")
                .with("x", input)
                .runs(step)
                .expects(EqualsMapStack.BY_BACKEND)
                .build();
    }

    /** A session whose vmap has a defect. */
    private static final class Spoilt extends ForwardingSession {
        private final Predicate<Request> when;
        private final Defect defect;

        private Spoilt(Backend.Session sound, Predicate<Request> when, Defect defect) {
            super(sound);
            this.when = when;
            this.defect = defect;
        }

        /** The reference with such a vmap. */
        static Backend reference(Predicate<Request> when, Defect defect) {
            return new AlteredBackend(new ReferenceBackend(), session -> new Spoilt(session, when, defect));
        }

        @Override
        public Observation run(Request request) {
            Observation sound = super.run(request);
            return request.vmap() == VmapMode.NATIVE
                            && when.test(request)
                            && sound instanceof Observation.Returned returned
                    ? spoilt(returned)
                    : sound;
        }

        private Observation spoilt(Observation.Returned returned) {
            Observation.Seen seen = returned.seen();
            Map<String, Value<ObservedTensor>> values = new LinkedHashMap<>(seen.values());
            values.computeIfPresent(Program.RESULT, (name, value) -> value.map(this::spoilt));
            return new Observation.Returned(new Observation.Seen(values, seen.aliases(), seen.warnings()));
        }

        private ObservedTensor spoilt(ObservedTensor tensor) {
            Elements elements = Elements.of(tensor);
            double[] lanes = new double[elements.size()];
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane] = elements.real(lane);
            }
            ByteBuffer bytes =
                    ByteBuffer.allocate(lanes.length * tensor.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int lane = 0; lane < lanes.length; lane++) {
                double number = defect.at(lane, lanes);
                if (tensor.dtype() == DType.FLOAT32) {
                    bytes.putFloat((float) number);
                } else {
                    bytes.putDouble(number);
                }
            }
            return new ObservedTensor(
                    tensor.dtype(), tensor.shape(), tensor.strides(), tensor.requiresGrad(), bytes.array());
        }
    }
}
