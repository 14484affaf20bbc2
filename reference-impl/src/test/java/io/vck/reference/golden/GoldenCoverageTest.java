package io.vck.reference.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No kernel goes without a comparison. What is made of other operators has none, and what is random has no result to keep. */
class GoldenCoverageTest {
    private static final String UNSPECIFIED = "its values are whatever was in memory";
    private static final String HISTORY = "it asks for what autograd knows, not for elements; see AutogradTest";

    private static final Map<String, String> WITHOUT_RECORDING = Map.of(
            "empty", UNSPECIFIED,
            "empty_strided", UNSPECIFIED,
            "empty_like", UNSPECIFIED,
            "new_empty", UNSPECIFIED,
            "new_empty_strided", UNSPECIFIED,
            "tensor", "it reads Python's literals; every case file does",
            "_neg_view", "a step of imag, for real numbers alone; see ComplexViewsTest",
            "requires_grad", HISTORY,
            "is_leaf", HISTORY);

    private static final Map<String, String> NEVER_ALL_SPECIAL_VALUES = Map.of(
            "item", "it reads tensors of one element; structured.py has one for each",
            "is_nonzero", "likewise",
            "binary_cross_entropy", "it refuses what does not lie between 0 and 1");

    /** Calls that the original doesn't refuse but breaks on, or whose results have no notation; breadth.py leaves them out. */
    private static final Map<String, Set<Domain>> NOT_THERE = Map.of(
            "_conj", EnumSet.range(Domain.BOOL, Domain.FLOAT64),
            "unfold_backward", Set.of(Domain.WITHOUT_DIMS));

    private static final Set<String> RECORDED = GoldenFiles.calls().stream()
            .filter(call -> !call.isGradient())
            .map(GoldenCall::operator)
            .collect(Collectors.toSet());

    private static List<String> kernels() {
        return Registry.all().stream()
                .filter(operator -> !operator.isRandom())
                .filter(operator -> !(operator.derivative() instanceof Derivative.Composite))
                .map(Operator::name)
                .toList();
    }

    @Test
    void everyKernelIsComparedWithTheOriginal() {
        assertThat(kernels())
                .as("kernels; add those that are missing to a table in src/test/golden/families.py and record")
                .filteredOn(name -> !WITHOUT_RECORDING.containsKey(name))
                .allSatisfy(name -> assertThat(RECORDED).contains(name));
    }

    /** What the tensors of an operator's calls have to be, some of them. */
    private enum Domain {
        EMPTY(tensor -> tensor.numel() == 0),
        WITHOUT_DIMS(tensor -> tensor.dim() == 0),
        NOT_CONTIGUOUS(tensor -> !tensor.isContiguous()),
        BOOL(tensor -> tensor.dtype() == DType.BOOL),
        INT32(tensor -> tensor.dtype() == DType.INT32),
        INT64(tensor -> tensor.dtype() == DType.INT64),
        FLOAT32(tensor -> tensor.dtype() == DType.FLOAT32),
        FLOAT64(tensor -> tensor.dtype() == DType.FLOAT64),
        COMPLEX64(tensor -> tensor.dtype() == DType.COMPLEX64),
        COMPLEX128(tensor -> tensor.dtype() == DType.COMPLEX128);

        private final Predicate<StridedTensor> has;

        Domain(Predicate<StridedTensor> has) {
            this.has = has;
        }
    }

    static Stream<Arguments> domains() {
        Map<String, Set<String>> inputs = GoldenFiles.calls().stream()
                .filter(call -> !call.isGradient())
                .collect(Collectors.groupingBy(
                        GoldenCall::operator,
                        TreeMap::new,
                        Collectors.flatMapping(call -> call.inputs().stream(), Collectors.toSet())));
        return inputs.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("domains")
    void everyKernelIsComparedOverItsWholeDomain(String operator, Set<String> inputs) {
        List<StridedTensor> tensors = inputs.stream().map(GoldenFiles::input).toList();

        Set<Domain> missing = EnumSet.allOf(Domain.class);
        missing.removeIf(domain -> tensors.stream().anyMatch(domain.has));

        assertThat(missing)
                .as("what no recorded call has a tensor of; record.py adds such calls")
                .isEqualTo(NOT_THERE.getOrDefault(operator, Set.of()));
    }

    private static Map<String, List<GoldenCall>> calls() {
        return GoldenFiles.calls().stream()
                .filter(call -> !call.isGradient())
                .collect(Collectors.groupingBy(GoldenCall::operator, TreeMap::new, Collectors.toList()));
    }

    static Stream<Arguments> ofTwoTensors() {
        return calls().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().endsWith("out") && !entry.getKey().equals("where.self"))
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(call -> call.leadingInputs().size() > 1))
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** What is written to a third tensor is what the operator returns, and where.self has its pairs behind the condition. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTwoTensors")
    void everyOperatorOfTwoTensorsIsComparedOnAllPairsOfDtypes(String operator, List<GoldenCall> calls) {
        Set<List<DType>> pairs = calls.stream()
                .map(GoldenCall::leadingInputs)
                .filter(names -> names.size() > 1)
                .map(names -> List.of(
                        GoldenFiles.input(names.get(0)).dtype(),
                        GoldenFiles.input(names.get(1)).dtype()))
                .collect(Collectors.toSet());

        assertThat(pairs)
                .as("pairs of dtypes in recorded calls; record.py adds those that are missing")
                .hasSize(DType.values().length * DType.values().length);
    }

    static Stream<Arguments> ofFractions() {
        return calls().entrySet().stream()
                .filter(entry -> !NEVER_ALL_SPECIAL_VALUES.containsKey(entry.getKey()))
                .flatMap(entry -> Stream.of(DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128)
                        .map(dtype -> Arguments.of(entry.getKey(), dtype, inputsTaken(entry.getValue(), dtype)))
                        .filter(arguments -> !((List<?>) arguments.get()[2]).isEmpty()));
    }

    /** Tensors of that dtype in calls that the original takes. */
    private static List<StridedTensor> inputsTaken(List<GoldenCall> calls, DType dtype) {
        return calls.stream()
                .filter(GoldenCall::isTaken)
                .flatMap(call -> call.inputs().stream())
                .distinct()
                .map(GoldenFiles::input)
                .filter(input -> input.dtype() == dtype && input.numel() > 0)
                .toList();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("ofFractions")
    void everyKernelOfFractionsIsComparedOnSpecialValues(String operator, DType dtype, List<StridedTensor> inputs) {
        double normal = dtype.real() == DType.FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;

        assertThat(inputs)
                .as("inputs of calls of %s that are taken; record.py adds such a call", operator)
                .anyMatch(input -> hasSpecialValues(Elements.complex(input), normal));
    }

    /** NaN, an infinity, a negative zero and a number below the normal ones. */
    private static boolean hasSpecialValues(double[] values, double normal) {
        return Stream.<DoublePredicate>of(
                        Double::isNaN,
                        Double::isInfinite,
                        value -> Double.compare(value, -0.0) == 0,
                        value -> value != 0 && Math.abs(value) < normal)
                .allMatch(kind -> Arrays.stream(values).anyMatch(kind));
    }

    static Stream<Arguments> ofWholeNumbers() {
        return calls().entrySet().stream()
                .flatMap(entry -> Stream.of(DType.INT32, DType.INT64)
                        .filter(dtype -> entry.getValue().stream().anyMatch(call -> takes(call, dtype)))
                        .map(dtype -> Arguments.of(entry.getKey(), dtype, entry.getValue())));
    }

    private static boolean takes(GoldenCall call, DType dtype) {
        return call.isTaken()
                && !call.leadingInputs().isEmpty()
                && GoldenFiles.input(call.leadingInputs().get(0)).dtype() == dtype;
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("ofWholeNumbers")
    void everyKernelOfWholeNumbersIsComparedOnTheLeastAndTheGreatest(
            String operator, DType dtype, List<GoldenCall> calls) {
        long least = dtype == DType.INT32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long greatest = dtype == DType.INT32 ? Integer.MAX_VALUE : Long.MAX_VALUE;

        assertThat(calls.stream().flatMap(call -> call.inputs().stream()).distinct())
                .as("inputs with both; record.py adds such a call")
                .anyMatch(name -> {
                    StridedTensor input = GoldenFiles.input(name);
                    return input.dtype() == dtype
                            && Arrays.stream(Elements.longs(input)).anyMatch(value -> value == least)
                            && Arrays.stream(Elements.longs(input)).anyMatch(value -> value == greatest);
                });
    }

    @Test
    void whatIsExcusedIsNotRecordedAndExists() {
        assertThat(kernels()).containsAll(WITHOUT_RECORDING.keySet());
        assertThat(RECORDED).doesNotContainAnyElementsOf(WITHOUT_RECORDING.keySet());
    }
}
