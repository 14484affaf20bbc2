package io.vck.reference.vmap;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Batching;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Parameter;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.dispatch.Session;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every operator that is said to have a batching rule, or to be made of operators that have one. */
class RulesTest {
    private static final int LANES = 4;

    /** Those of autograd have their own tests; setitem ends in copy_, which falls back as in the original, so does threshold. */
    private static final Set<String> LEFT_OUT = Set.of(
            "backward",
            "grad",
            "grad.attribute",
            "requires_grad",
            "requires_grad_",
            "is_leaf",
            "setitem",
            "threshold.functional");

    /** The arguments, made of a 3 by 3 lane, of operators that don't take one matrix or two. */
    private static final Map<String, Function<Tensor, Object[]>> ARGUMENTS = Map.ofEntries(
            of("_conj", x -> args(complex(x))),
            of("as_strided", x -> args(contiguous(x), List.of(2L, 2L), List.of(3L, 1L), 1L)),
            of("bmm", x -> args(Torch.expand(x, 2, 3, 3), Torch.expand(x, 2, 3, 3))),
            of("cat", x -> args(List.of(x, x), 1L)),
            of("chunk", x -> args(x, 2L, -1L)),
            of("clamp", x -> args(x, 0.3, 0.6)),
            of("clamp_max", x -> args(x, 0.6)),
            of("clamp_min", x -> args(x, 0.3)),
            of("diagonal_backward", x -> args(row(x), List.of(3L, 3L), 0L, 0L, 1L)),
            of("div.Tensor_mode", x -> args(x, row(x), "floor")),
            of("dot", x -> args(row(x), row(x))),
            of("eq.Scalar", x -> args(x, 0.5)),
            of("expand", x -> args(x, List.of(2L, 3L, 3L))),
            of("fill_.Scalar", x -> args(Torch.clone(x), 0.5)),
            of("fill_.Tensor", x -> args(Torch.clone(x), Torch.select(row(x), 0, 0))),
            of("ge.Scalar", x -> args(x, 0.5)),
            of("gt.Scalar", x -> args(x, 0.5)),
            of("getitem", x -> args(x, List.of(1L, 2L))),
            of("imag", x -> args(complex(x))),
            of("le.Scalar", x -> args(x, 0.5)),
            of("lt.Scalar", x -> args(x, 0.5)),
            of("movedim.int", x -> args(x, 0L, 1L)),
            of("movedim.intlist", x -> args(x, List.of(0L, 1L), List.of(1L, 0L))),
            of("mv", x -> args(x, row(x))),
            of("ne.Scalar", x -> args(x, 0.5)),
            of("narrow", x -> args(x, 0L, 1L, 2L)),
            of("new_empty", x -> args(x, List.of(2L))),
            of("new_empty_strided", x -> args(x, List.of(2L, 2L), List.of(1L, 3L))),
            of("new_zeros", x -> args(x, List.of(2L))),
            of("permute", x -> args(x, List.of(1L, 0L))),
            of("pow.Scalar", x -> args(1.5, x)),
            of("pow.Tensor_Scalar", x -> args(x, 1.5)),
            of("reshape", x -> args(x, List.of(9L))),
            of("resolve_conj", x -> args(Torch.conj(complex(x)))),
            of("result_type.Scalar", x -> args(x, 1.5)),
            of("result_type.Scalar_Tensor", x -> args(1.5, x)),
            of("rsub.Scalar", x -> args(x, 1.5)),
            of("select.int", x -> args(x, 0L, 1L)),
            of("select_backward", x -> args(row(x), List.of(3L, 3L), 0L, 1L)),
            of("size.int", x -> args(x, 0L)),
            of("slice.Tensor", x -> args(x, 1L, 0L, 2L, 1L)),
            of("slice_backward", x -> args(x, List.of(3L, 4L), 1L, 0L, 3L, 1L)),
            of("split.Tensor", x -> args(x, 2L)),
            of("split.sizes", x -> args(x, List.of(1L, 2L))),
            of("split_with_sizes", x -> args(x, List.of(1L, 2L))),
            of("squeeze.dim", x -> args(Torch.unsqueeze(x, 1), 1L)),
            of("squeeze.dims", x -> args(Torch.unsqueeze(x, 1), List.of(1L, 2L))),
            of("stack", x -> args(List.of(x, x), 1L)),
            of("stride.int", x -> args(x, 0L)),
            of("sum.dim_IntList", x -> args(x, List.of(1L))),
            of("tensor_split.indices", x -> args(x, List.of(1L))),
            of("tensor_split.sections", x -> args(x, 2L)),
            of("threshold_backward", x -> args(x, x, 0.5)),
            of("to.device", x -> args(x, "cpu", DType.FLOAT32)),
            of("to.dtype", x -> args(x, DType.FLOAT32)),
            of("trace_backward", x -> args(Torch.select(row(x), 0, 0), List.of(3L, 3L))),
            of("transpose.int", x -> args(x, 0L, 1L)),
            of("unfold", x -> args(x, 1L, 2L, 1L)),
            of("unsqueeze", x -> args(x, 1L)),
            of("view", x -> args(contiguous(x), List.of(9L))),
            of("view_as_complex", x -> args(Torch.stack(List.of(x, x), -1))),
            of("view_as_real", x -> args(complex(x))),
            of("zero_", x -> args(Torch.clone(x))));

    private static Map.Entry<String, Function<Tensor, Object[]>> of(String name, Function<Tensor, Object[]> arguments) {
        return Map.entry(name, arguments);
    }

    private static Object[] args(Object... arguments) {
        return arguments;
    }

    private static Tensor call(String operator, Object... arguments) {
        return (Tensor) Dispatcher.call(operator, arguments);
    }

    private static Tensor complex(Tensor x) {
        return call("cdouble", x);
    }

    private static Tensor contiguous(Tensor x) {
        return call("contiguous", x);
    }

    private static Tensor row(Tensor x) {
        return Torch.select(x, 0, 1);
    }

    static Stream<Operator> operators() {
        return Registry.all().stream()
                .filter(operator -> !(operator.batching() instanceof Batching.Fallback))
                .filter(operator -> operator.schema().parameters().stream().anyMatch(RulesTest::takesTensors))
                .filter(operator -> !LEFT_OUT.contains(operator.name()));
    }

    private static boolean takesTensors(Parameter parameter) {
        return parameter.isTensor() || parameter.isTensorList();
    }

    private static Object[] arguments(Operator operator, Tensor lane) {
        return ARGUMENTS
                .getOrDefault(operator.name(), x -> matrices(operator, x))
                .apply(lane);
    }

    private static Object[] matrices(Operator operator, Tensor lane) {
        List<Parameter> required = operator.schema().parameters().stream()
                .filter(Parameter::required)
                .toList();
        assertThat(required).as("say in ARGUMENTS what %s takes", operator).allMatch(Parameter::isTensor);
        return required.stream().map(parameter -> lane).toArray();
    }

    /** What comes of a call, as tensors; what is no tensor is left out. */
    private static Tuple results(Operator operator, Tensor lane) {
        Object result = Dispatcher.call(operator.name(), arguments(operator, lane));
        List<?> all = result instanceof List<?> several ? several : List.of(result);
        List<Object> tensors =
                new ArrayList<>(all.stream().filter(Tensor.class::isInstance).toList());
        tensors.add(lane);
        return new Tuple(tensors);
    }

    @AfterEach
    void silence() {
        Session.current().setFallbackWarnings(false);
        Session.current().setWarnings(warning -> {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void aRuleGivesWhatALoopGivesAndNeverFallsBack(Operator operator) {
        Tensor batch = distinct(DType.FLOAT64, 3, LANES, 3);
        List<String> warnings = new ArrayList<>();
        Session.current().setWarnings(warnings::add);
        Session.current().setFallbackWarnings(true);

        Tuple mapped = (Tuple) Vmap.vmap(operator.name(), inputs -> results(operator, (Tensor) inputs.get(0)))
                .withDims(1L, 0L)
                .call(List.of(batch));

        assertThat(warnings).isEmpty();
        for (int lane = 0; lane < LANES; lane++) {
            Tuple expected = results(operator, Torch.select(batch, 1, lane));
            for (int i = 0; i < expected.items().size(); i++) {
                StridedTensor seen =
                        (StridedTensor) Torch.select((Tensor) mapped.items().get(i), 0, lane);
                StridedTensor wanted = (StridedTensor) expected.items().get(i);
                assertThat(seen.dtype()).isEqualTo(wanted.dtype());
                assertThat(seen.shape()).containsExactly(wanted.shape());
                assertThat(values(seen)).containsExactly(values(wanted));
            }
        }
    }
}
