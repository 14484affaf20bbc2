package io.vck.backend.interpret;

import static io.vck.backend.interpret.Trees.apply;
import static io.vck.backend.interpret.Trees.function;
import static io.vck.backend.interpret.Trees.lambda;
import static io.vck.backend.interpret.Trees.name;
import static io.vck.backend.interpret.Trees.number;
import static io.vck.backend.interpret.Trees.subscript;
import static io.vck.backend.interpret.Trees.symbol;
import static io.vck.backend.interpret.Trees.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopVmapTest {
    private static final Node NONE = new Node.Constant(new Value.None<>());
    private static final Node MULTIPLY = lambda(List.of("a", "b"), symbol("*", name("a"), name("b")));

    private static Execution<Toy.Rows> run(Node step) {
        return new Interpreter<>(new Toy())
                .run(new Program(List.of(step)), Map.of("x", Toy.vector(1, 2, 3), "y", Toy.vector(4, 5, 6)));
    }

    @Test
    void everyLaneIsCalledWithItsSlices() {
        assertThat(Toy.numbers(run(apply(function("vmap", MULTIPLY), name("x"), name("y")))
                        .result()))
                .containsExactly(4, 10, 18);
    }

    @Test
    void anInputWithoutInDimGoesToEveryLaneWhole() {
        Node call = apply(function("vmap", MULTIPLY, tuple(number(0), NONE)), name("x"), number(2));
        assertThat(Toy.numbers(run(call).result())).containsExactly(2, 4, 6);
    }

    @Test
    void everyOutputOfATupleIsStacked() {
        Node both = lambda(List.of("a"), tuple(name("a"), symbol("+", name("a"), name("a"))));
        Value.Tuple<Toy.Rows> result = (Value.Tuple<Toy.Rows>)
                run(apply(function("vmap", both), name("x"))).result();
        assertThat(Toy.numbers(result.items().get(0))).containsExactly(1, 2, 3);
        assertThat(Toy.numbers(result.items().get(1))).containsExactly(2, 4, 6);
    }

    @Test
    void containersAreSlicedLeafByLeaf() {
        Node sum = lambda(List.of("z"), symbol("+", subscript(name("z"), number(0)), subscript(name("z"), number(1))));
        Node call = apply(function("vmap", sum), new Node.ListOf(List.of(name("x"), name("y"))));
        assertThat(Toy.numbers(run(call).result())).containsExactly(5, 7, 9);
    }

    @Test
    void theDimsOfADictAreFoundByKey() {
        Node product = lambda(
                List.of("z"),
                symbol(
                        "*",
                        subscript(name("z"), new Node.Constant(new Value.Str<>("a"))),
                        subscript(name("z"), new Node.Constant(new Value.Str<>("b")))));
        Map<String, Node> items = new LinkedHashMap<>();
        items.put("a", name("x"));
        items.put("b", number(2));
        Map<String, Node> dims = new LinkedHashMap<>();
        dims.put("b", NONE);
        dims.put("a", number(0));
        Node call = apply(function("vmap", product, tuple(new Node.DictOf(dims))), new Node.DictOf(items));
        assertThat(Toy.numbers(run(call).result())).containsExactly(2, 4, 6);
    }

    @Test
    void withoutAMappedInputThereAreNoLanes() {
        Execution.Failure failure = run(apply(function("vmap", MULTIPLY, NONE), name("x"), name("y")))
                .failure()
                .orElseThrow();
        assertThat(failure.message()).isEqualTo("vmap: no input is mapped over");
    }

    @Test
    void theLawSaysNothingAboutABatchOfSizeZero() {
        Program program = new Program(List.of(apply(function("vmap", MULTIPLY), name("x"), name("x"))));
        assertThatThrownBy(() -> new Interpreter<>(new Toy()).run(program, Map.of("x", Toy.vector())))
                .isInstanceOf(UnsupportedProgram.class)
                .hasMessage("a loop over a batch of size 0 calls nothing, so it has no result");
    }
}
