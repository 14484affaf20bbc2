package io.vck.conformance.judge.diagnose;

import static io.vck.conformance.judge.Observed.alias;
import static io.vck.conformance.judge.Observed.bools;
import static io.vck.conformance.judge.Observed.complex;
import static io.vck.conformance.judge.Observed.doubles;
import static io.vck.conformance.judge.Observed.floats;
import static io.vck.conformance.judge.Observed.longs;
import static io.vck.conformance.judge.Observed.program;
import static io.vck.conformance.judge.Observed.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Diagnosis;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.judge.Trial;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.SameData;
import io.vck.conformance.judge.expectation.ViewOf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticianTest {
    private static final Program MAPPED = program("vmap(f)(x)");
    private static final Program ANYTHING = program("1");
    private static final List<Long> THREE_BY_TWO = List.of(3L, 2L);
    private static final Value<ObservedTensor> LANES = floats(THREE_BY_TWO, 1, 2, 3, 4, 5, 6);

    /** What a case on inputs looks like whose oracle expects a value. */
    private record Failure(Program program, Map<String, Value<ObservedTensor>> before, Value<ObservedTensor> expected) {

        Verdict judge(Observation.Seen seen, Expectation... expectations) {
            Observation observation = new Observation.Returned(seen);
            Verdict verdict = new Judge(oracle(), Trial.EVERYTHING).judge(program, List.of(expectations), observation);
            return Diagnostician.diagnosed(verdict, program, observation, oracle());
        }

        Optional<Diagnosis> of(Value<ObservedTensor> result) {
            return judge(seen(Map.of("result", result)), new Equals(ANYTHING))
                    .difference()
                    .orElseThrow()
                    .diagnosis();
        }

        private Oracle oracle() {
            return new Oracle() {
                @Override
                public Observation evaluate(Program asked, Observe observe) {
                    Value<ObservedTensor> answer = asked.steps().get(0) instanceof Node.Name name
                            ? before.getOrDefault(name.name(), expected)
                            : expected;
                    return new Observation.Returned(seen(Map.of("result", answer)));
                }

                @Override
                public Observation mapStack(Program asked, Observe observe) {
                    throw new AssertionError();
                }

                @Override
                public Observation mapStackByBackend(Program asked, Observe observe) {
                    throw new AssertionError();
                }
            };
        }
    }

    private static Observation.Seen seen(Map<String, Value<ObservedTensor>> values) {
        return new Observation.Seen(values, Map.of(), List.of());
    }

    private static Optional<Diagnosis> diagnosis(Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        return new Failure(MAPPED, Map.of(), expected).of(observed);
    }

    private static String text(Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        Diagnosis diagnosis = diagnosis(expected, observed).orElseThrow();
        return diagnosis.kind() + ": " + diagnosis.text();
    }

    @Test
    void lanesThatAreRotated() {
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 5, 6, 1, 2, 3, 4)))
                .contains(new Diagnosis.Permuted(new Diagnosis.Slices(0, true), List.of(2, 0, 1)));
        assertThat(text(LANES, floats(THREE_BY_TWO, 5, 6, 1, 2, 3, 4)))
                .isEqualTo("lanes-permuted: the lanes are rotated by 1: lane 0 holds what is lane 2's,"
                        + " lane 1 holds what is lane 0's, lane 2 holds what is lane 1's");
    }

    @Test
    void lanesThatAreInAnotherOrder() {
        assertThat(text(LANES, floats(THREE_BY_TWO, 5, 6, 3, 4, 1, 2)))
                .isEqualTo("lanes-permuted: the lanes are permuted: lane 0 holds what is lane 2's,"
                        + " lane 2 holds what is lane 0's");
    }

    @Test
    void equalLanesAreNotConfused() {
        Value<ObservedTensor> expected = floats(List.of(3L), 7.5, 7.5, 8.5);
        assertThat(diagnosis(expected, floats(List.of(3L), 7.5, 8.5, 7.5)))
                .contains(new Diagnosis.Permuted(new Diagnosis.Slices(0, true), List.of(0, 2, 1)));
    }

    @Test
    void aLaneThatIsBroadcast() {
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 3, 4, 3, 4, 3, 4)))
                .contains(new Diagnosis.Broadcast(new Diagnosis.Slices(0, true), 1));
        assertThat(text(LANES, floats(THREE_BY_TWO, 3, 4, 3, 4, 3, 4)))
                .isEqualTo("lane-broadcast: lane 1 is broadcast over all lanes");
    }

    @Test
    void aLaneThatHoldsWhatAnotherIsToHold() {
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 1, 2, 1, 2, 5, 6)))
                .contains(new Diagnosis.Mistaken(new Diagnosis.Slices(0, true), List.of(0, 0, 2)));
        assertThat(text(LANES, floats(THREE_BY_TWO, 1, 2, 1, 2, 5, 6)))
                .isEqualTo("lanes-mistaken: lane 1 holds what is lane 0's");
    }

    @Test
    void aLongListOfLanesIsCutShort() {
        double[] elements = IntStream.range(0, 8).asDoubleStream().toArray();
        double[] reversed = IntStream.range(0, 8).mapToDouble(i -> 7 - i).toArray();
        assertThat(text(floats(List.of(8L), elements), floats(List.of(8L), reversed)))
                .endsWith("lane 3 holds what is lane 4's, and 4 more");
    }

    @Test
    void slicesAlongAnotherDimThanThatOfTheLanes() {
        assertThat(text(LANES, floats(THREE_BY_TWO, 2, 1, 4, 3, 6, 5)))
                .isEqualTo("slices-permuted: the slices along dim 1 are rotated by 1:"
                        + " slice 0 holds what is slice 1's, slice 1 holds what is slice 0's");
        Failure unmapped = new Failure(program("f(x)"), Map.of(), LANES);
        assertThat(unmapped.of(floats(THREE_BY_TWO, 1, 2, 1, 2, 1, 2)))
                .contains(new Diagnosis.Broadcast(new Diagnosis.Slices(0, false), 0));
    }

    @Test
    void theDimOfTheLanesIsReadFromTheProgram() {
        Failure failure = new Failure(program("vmap(f, 0, 1)(x)"), Map.of(), floats(List.of(2L, 2L), 1, 2, 3, 4));
        assertThat(failure.of(floats(List.of(2L, 2L), 2, 2, 4, 4)))
                .contains(new Diagnosis.Broadcast(new Diagnosis.Slices(1, true), 1));
    }

    @Test
    void aTensorThatIsTransposed() {
        assertThat(diagnosis(LANES, floats(List.of(2L, 3L), 1, 3, 5, 2, 4, 6)))
                .contains(new Diagnosis.Transposed(List.of(1, 0)));
        assertThat(text(LANES, floats(List.of(2L, 3L), 1, 3, 5, 2, 4, 6)))
                .isEqualTo("transposed: transposed: dims 0 and 1 are swapped");
        assertThat(text(floats(List.of(2L, 2L), 1, 2, 3, 4), floats(List.of(2L, 2L), 1, 3, 2, 4)))
                .isEqualTo("transposed: transposed: dims 0 and 1 are swapped");
    }

    @Test
    void dimsThatAreInAnotherOrder() {
        Value<ObservedTensor> expected = longs(List.of(1L, 2L, 3L), 1, 2, 3, 4, 5, 6);
        assertThat(text(expected, longs(List.of(2L, 3L, 1L), 1, 2, 3, 4, 5, 6)))
                .isEqualTo("transposed: transposed: observed is expected.permute(1, 2, 0)");
    }

    @Test
    void onlyTheDType() {
        assertThat(diagnosis(LANES, doubles(THREE_BY_TWO, 1, 2, 3, 4, 5, 6.000001)))
                .contains(new Diagnosis.OnlyDType(DType.FLOAT32, DType.FLOAT64));
        assertThat(text(longs(List.of(2L), 1, 0), bools(List.of(2L), 1, 0)))
                .isEqualTo("only-dtype: only the dtype differs, bool for int64: the values are right");
        assertThat(diagnosis(LANES, doubles(THREE_BY_TWO, 1, 2, 3, 4, 5, 7))).isEmpty();
    }

    @Test
    void anInputThatWasNotWrittenTo() {
        Value<ObservedTensor> before = floats(List.of(2L), 1, 2);
        Failure failure = new Failure(program("vmap(Tensor.cos_)(x)"), Map.of("x", before), floats(List.of(2L), 3, 4));
        Optional<Diagnosis> diagnosis = failure.judge(
                        seen(Map.of("x", before)), new InputsAfter(Map.of("x", program("x.cos()"))))
                .difference()
                .flatMap(Difference::diagnosis);
        assertThat(diagnosis).contains(new Diagnosis.Stale("x"));
        assertThat(diagnosis.orElseThrow().text())
                .isEqualTo("`x` was not updated: it holds what it held before the program ran");
    }

    @Test
    void aResultThatIsAnInputAsItWas() {
        Value<ObservedTensor> before = floats(List.of(2L), 1, 2);
        Failure failure = new Failure(MAPPED, Map.of("x", before), floats(List.of(2L), 30, 40));
        Diagnosis diagnosis = failure.of(before).orElseThrow();
        assertThat(diagnosis).isEqualTo(new Diagnosis.Untouched("x"));
        assertThat(diagnosis.text()).isEqualTo("equal to `x` as it was before the program ran");
    }

    @Test
    void onlyTheAliasing() {
        PathPair pair = new PathPair(Path.RESULT, Path.parse("x"));
        Map<String, Value<ObservedTensor>> values = Map.of("result", LANES, "x", LANES);
        Map<String, Value<Alias>> copies = Map.of("result", alias(1, 1, 10), "x", alias(2, 2, 20));
        Verdict verdict = new Failure(MAPPED, Map.of(), LANES)
                .judge(
                        new Observation.Seen(values, copies, List.of()),
                        new Equals(ANYTHING),
                        new ViewOf(List.of(pair)),
                        new SameData(List.of(pair)));
        assertThat(verdict.difference().flatMap(Difference::diagnosis)).contains(new Diagnosis.OnlyAliasing("view_of"));
        assertThat(verdict.message())
                .isEqualTo("view_of: result: expected a view of `x`, observed a tensor that is no view,"
                        + " a copy perhaps (and besides: same_data)");
    }

    @Test
    void notOnlyTheAliasingIfValuesDifferToo() {
        PathPair pair = new PathPair(Path.RESULT, Path.parse("x"));
        Map<String, Value<ObservedTensor>> values =
                Map.of("result", floats(THREE_BY_TWO, 9, 8, 7, 6, 5, 4), "x", LANES);
        Map<String, Value<Alias>> copies = Map.of("result", alias(1, 1, 10), "x", alias(2, 2, 20));
        Verdict verdict = new Failure(MAPPED, Map.of(), LANES)
                .judge(
                        new Observation.Seen(values, copies, List.of()),
                        new Equals(ANYTHING),
                        new ViewOf(List.of(pair)));
        assertThat(verdict.difference().flatMap(Difference::diagnosis)).isEmpty();
    }

    @Test
    void numbersThatAreOffByALittle() {
        float wrong = 4 + 300 * Math.ulp(4f);
        assertThat(text(LANES, floats(THREE_BY_TWO, 1, 2, 3, wrong, 5, 6)))
                .isEqualTo("off-by: off by 0.00014, relative 3.6e-05, 300 ULP of float32, at [1, 1]");
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 1, 2, 3, wrong, 5, 6))
                        .orElseThrow()
                        .facts())
                .containsEntry("index", new Value.Str<>("[1, 1]"))
                .containsEntry("absolute", new Value.Float<>((double) wrong - 4))
                .containsEntry("relative", new Value.Float<>(((double) wrong - 4) / 4))
                .containsEntry("ulp", new Value.Int<>(300));
    }

    @Test
    void numbersThatAreOffByThreeUlp() {
        ObservedTensor expected = floats(List.of(2L), 1, 2).tensors().get(0);
        ObservedTensor observed =
                floats(List.of(2L), 1, 2 + 3 * Math.ulp(2f)).tensors().get(0);
        assertThat(new TensorDiagnosis(Optional.empty(), expected, observed).diagnosis())
                .contains(new Diagnosis.OffBy(
                        DType.FLOAT32, Optional.of("[1]"), 3 * Math.ulp(2f), Optional.of(1.5 * Math.ulp(2f)), 3));
    }

    @Test
    void complexNumbersAreOffByTheFartherPart() {
        assertThat(text(complex(List.of(), 1, 2), complex(List.of(), 1, 2 + 1e6 * Math.ulp(2.0) * 1e3)))
                .isEqualTo("off-by: off by 4.4e-07, relative 2.0e-07, 1000000000 ULP of complex128");
    }

    @Test
    void pythonNumbersAreOffToo() {
        Value<ObservedTensor> one = new Value.Float<>(1.0);
        assertThat(text(one, new Value.Float<>(1 + 1e-3))).startsWith("off-by: off by 0.0010, relative 0.0010, ");
        assertThat(diagnosis(one, new Value.Float<>(2.0))).isEmpty();
        assertThat(diagnosis(new Value.Float<>(Double.POSITIVE_INFINITY), one)).isEmpty();
        assertThat(diagnosis(new Value.Float<>(Double.POSITIVE_INFINITY), new Value.Float<>(Double.NEGATIVE_INFINITY)))
                .isEmpty();
    }

    @Test
    void otherNumbersLookLikeNothing() {
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 9, 8, 7, 6, 5, 4.5))).isEmpty();
        assertThat(diagnosis(LANES, floats(THREE_BY_TWO, 1, 2, 3, Double.NaN, 5, 6)))
                .isEmpty();
        assertThat(diagnosis(floats(List.of(), 1), floats(List.of(), 0))).isEmpty();
        assertThat(diagnosis(LANES, new Value.Int<>(1))).isEmpty();
    }

    @Test
    void aFewTruthsTellNothing() {
        assertThat(diagnosis(bools(List.of(3L), 1, 0, 1), bools(List.of(3L), 1, 1, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,0,0", "5,0,0", "2,1,0"})
    void zerosInPlaceOfAllTellNothingThoughALaneIsZero(double first, double second, double third) {
        assertThat(diagnosis(floats(List.of(3L), first, second + 3, third), floats(List.of(3L), 0, 0, 0)))
                .isEmpty();
    }

    /** Wrong results that have nothing to do with lanes: hardly one in a hundred is said to have. */
    @Test
    void lanesAreRarelyBlamedByChance() {
        Random random = new Random(7);
        int diagnosed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            List<Long> shape = List.of(2L + random.nextInt(4), 1L + random.nextInt(3));
            int size = (int) (shape.get(0) * shape.get(1));
            int values = 2 + random.nextInt(4);
            double[] expected = small(random, size, values);
            double[] observed = small(random, size, values);
            boolean differs = !Arrays.equals(expected, observed);
            diagnosed += differs
                            && diagnosis(floats(shape, expected), floats(shape, observed))
                                    .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(diagnosed).isLessThan(100);
    }

    /** Lanes of numbers with fractions are known again, however few. */
    @Test
    void lanesThatDifferAreAlwaysFound() {
        Random random = new Random(8);
        for (int trial = 0; trial < 200; trial++) {
            int lanes = 2 + random.nextInt(5);
            int inner = 1 + random.nextInt(3);
            double[] elements = random.doubles((long) lanes * inner).toArray();
            int by = 1 + random.nextInt(lanes - 1);
            double[] rotated = new double[elements.length];
            for (int i = 0; i < elements.length; i++) {
                rotated[(i + by * inner) % elements.length] = elements[i];
            }
            List<Long> shape = List.of((long) lanes, (long) inner);
            assertThat(diagnosis(doubles(shape, elements), doubles(shape, rotated)))
                    .get()
                    .isInstanceOf(Diagnosis.Permuted.class);
        }
    }

    /** As many slices as are looked at, and no two of them part before the end: each pair would be compared whole. */
    @Test
    void thereIsABoundToWhatIsCompared() {
        double[] elements = new double[1024 * 256];
        Arrays.fill(elements, 0.5);
        double[] observed = elements.clone();
        observed[observed.length - 1] = 3;
        elements[255] = 2;
        assertThat(diagnosis(floats(List.of(1024L, 256L), elements), floats(List.of(1024L, 256L), observed)))
                .isEmpty();
    }

    private static double[] small(Random random, int size, int values) {
        return IntStream.range(0, size).mapToDouble(i -> random.nextInt(values)).toArray();
    }

    @Test
    void whatStandsInAContainerIsDiagnosedThere() {
        assertThat(diagnosis(tuple(LANES, LANES), tuple(LANES, floats(THREE_BY_TWO, 1, 2, 1, 2, 1, 2))))
                .contains(new Diagnosis.Broadcast(new Diagnosis.Slices(0, true), 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "0, -0.0, 0", "1, 1.0000001, 1", "1.4e-45, -1.4e-45, 2", "-2, 2, 2147483648"})
    void ulpsBetweenNumbers(float from, float to, long ulps) {
        assertThat(Ulps.between(DType.FLOAT32, from, to)).isEqualTo(ulps);
        assertThat(Ulps.between(DType.FLOAT32, to, from)).isEqualTo(ulps);
    }

    @Test
    void ulpsOfDoubles() {
        assertThat(Ulps.between(DType.FLOAT64, 1, 1 + 3 * Math.ulp(1.0))).isEqualTo(3);
        assertThat(Ulps.between(DType.COMPLEX128, -Double.MIN_VALUE, Double.MIN_VALUE))
                .isEqualTo(2);
    }
}
