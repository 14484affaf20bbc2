package io.vck.conformance.fuzz.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What there is to programs is there often enough to be met within a minute. */
class DrawnProgramsTest {
    private static final int PROGRAMS = 1000;

    private static List<Drawn> drawn = List.of();

    /** A program, its text, and its inputs. */
    private record Drawn(Case tested, String text, List<TensorData> inputs) {}

    @BeforeAll
    static void draw() {
        ProgramGenerator generator = new ProgramGenerator(CatalogueReader.bundled(), 11);
        drawn = LongStream.range(0, PROGRAMS)
                .mapToObj(generator::generate)
                .map(tested -> new Drawn(
                        tested,
                        String.join("\n", ProgramPrinter.print(tested.program())),
                        CaseInputs.byReference().of(tested).values().stream()
                                .flatMap(DrawnProgramsTest::tensor)
                                .toList()))
                .toList();
    }

    private static Stream<TensorData> tensor(Value<TensorData> value) {
        return value instanceof Value.Tensor<TensorData> tensor ? Stream.of(tensor.tensor()) : Stream.of();
    }

    static Stream<Arguments> traits() {
        return Stream.of(
                trait("several operators", 100, text("v0 = ")),
                trait("three levels", 20, text("vmap\\(vmap\\(vmap\\(")),
                trait("an in_dim that is not the first", 100, text("in_dims=[^)]*[1-9]")),
                trait("an in_dim that counts from the end", 15, text("in_dims=[^)]*-")),
                trait("an input that is not mapped", 100, text("in_dims=[^)]*None")),
                trait("an out_dim that is not the first", 100, text("out_dims=[^)]*[1-9]")),
                trait("an out_dim that counts from the end", 30, text("out_dims=[^)]*-")),
                trait("several outputs", 100, text("return \\(?[a-z0-9]+, |return \\(")),
                trait(
                        "a batch of no lanes",
                        15,
                        program -> NoLanes.in(program.tested().program()).isPresent()),
                trait("a batch of no lanes that is not the first dim", 3, text("no_[a-z] = [a-z]\\[:, ")),
                trait("a size of 0", 30, input(tensor -> tensor.shape().contains(0L))),
                trait("a size of 1", 200, input(tensor -> tensor.shape().contains(1L))),
                trait("no dims", 40, input(tensor -> tensor.shape().isEmpty())),
                trait("a part of a larger tensor", 100, input(DrawnProgramsTest::isPart)),
                trait("dims in another order", 100, input(tensor -> !tensor.isContiguous() && !isPart(tensor))),
                trait(
                        "writing",
                        50,
                        program -> ProgramFacts.of(program.tested().program()).writes()),
                trait("a view", 30, text("\\.(transpose|permute|select|narrow|expand|view|unsqueeze)\\(")),
                trait("a captured tensor", 50, DrawnProgramsTest::captures),
                trait("an input that asks for a gradient", 100, input(TensorData::requiresGrad)),
                trait("a gradient through a vmap", 30, text("torch.autograd.grad\\(out, \\(x,.*\\), out\\)")),
                trait("a gradient under a vmap", 20, text("lambda v: |def g\\(v\\)")),
                trait("a gradient in each lane", 10, text("torch.func.")));
    }

    private static Arguments trait(String name, int often, Predicate<Drawn> trait) {
        return arguments(name, often, trait);
    }

    private static Predicate<Drawn> text(String pattern) {
        return program -> Pattern.compile(pattern).matcher(program.text()).find();
    }

    private static Predicate<Drawn> input(Predicate<TensorData> trait) {
        return program -> program.inputs().stream().anyMatch(trait);
    }

    private static boolean isPart(TensorData tensor) {
        return tensor.storage().bytes().length > tensor.numel() * tensor.dtype().bytes();
    }

    /** The function names an input that it does not take as an argument. */
    private static boolean captures(Drawn program) {
        String[] lines = program.text().split("\n", 2);
        return program.tested().inputs().keySet().stream()
                .anyMatch(input -> !lines[0].matches(".*\\b" + input + "\\b.*")
                        && Pattern.compile("\\b" + input + "\\b")
                                .matcher(lines[1])
                                .find());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traits")
    void thereIsEnoughOf(String name, int often, Predicate<Drawn> trait) {
        assertThat(drawn.stream().filter(trait).count()).as(name).isGreaterThanOrEqualTo(often);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsEnoughOfADType(DType dtype) {
        assertThat(drawn.stream()
                        .filter(input(tensor -> tensor.dtype() == dtype))
                        .count())
                .isGreaterThanOrEqualTo(20);
    }
}
