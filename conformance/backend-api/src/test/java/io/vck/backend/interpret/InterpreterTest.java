package io.vck.backend.interpret;

import static io.vck.backend.interpret.Trees.apply;
import static io.vck.backend.interpret.Trees.function;
import static io.vck.backend.interpret.Trees.lambda;
import static io.vck.backend.interpret.Trees.method;
import static io.vck.backend.interpret.Trees.name;
import static io.vck.backend.interpret.Trees.number;
import static io.vck.backend.interpret.Trees.operator;
import static io.vck.backend.interpret.Trees.real;
import static io.vck.backend.interpret.Trees.subscript;
import static io.vck.backend.interpret.Trees.symbol;
import static io.vck.backend.interpret.Trees.text;
import static io.vck.backend.interpret.Trees.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InterpreterTest {
    private final Toy library = new Toy();

    private Execution<Toy.Rows> run(Map<String, Value<Toy.Rows>> inputs, Node... steps) {
        return new Interpreter<>(library).run(new Program(List.of(steps)), inputs);
    }

    private Value<Toy.Rows> valueOf(Node... steps) {
        return run(Map.of("x", Toy.vector(1, 2, 3)), steps).result();
    }

    private String errorOf(Node... steps) {
        Execution.Failure failure =
                run(Map.of("x", Toy.vector(1, 2, 3)), steps).failure().orElseThrow();
        return failure.kinds().get(0) + ": " + failure.message();
    }

    static Stream<Arguments> scalarArithmetic() {
        return Stream.of(
                Arguments.of(symbol("+", number(2), number(3)), new Value.Int<>(5)),
                Arguments.of(symbol("-", number(2), number(3)), new Value.Int<>(-1)),
                Arguments.of(symbol("-", number(2)), new Value.Int<>(-2)),
                Arguments.of(symbol("/", number(3), number(2)), new Value.Float<>(1.5)),
                Arguments.of(symbol("**", number(2), number(10)), new Value.Int<>(1024)),
                Arguments.of(symbol("**", number(2), symbol("-", number(1))), new Value.Float<>(0.5)),
                Arguments.of(symbol("*", real(0.5), number(4)), new Value.Float<>(2.0)),
                Arguments.of(symbol("==", number(1), real(1.0)), new Value.Bool<>(true)),
                Arguments.of(symbol("<", number(1), number(1)), new Value.Bool<>(false)),
                Arguments.of(symbol("==", tuple(number(1)), tuple(number(1))), new Value.Bool<>(true)));
    }

    @ParameterizedTest
    @MethodSource("scalarArithmetic")
    void numbersAreComputedByTheInterpreterItself(Node expression, Value<Toy.Rows> expected) {
        assertThat(valueOf(expression)).isEqualTo(expected);
        assertThat(library.calls).isEmpty();
    }

    @Test
    void arithmeticWithATensorIsTheLibrarysUnderItsSpelling() {
        assertThat(Toy.numbers(valueOf(symbol("*", number(2), name("x"))))).containsExactly(2, 4, 6);
        assertThat(Toy.numbers(valueOf(method("mul", name("x"), name("x"))))).containsExactly(1, 4, 9);
        assertThat(library.calls).containsExactly("*", "Tensor.mul");
    }

    @Test
    void aFunctionSeesLaterBindingsOfWhereItWasMade() {
        Node f = new Node.Assign("f", lambda(List.of("a"), symbol("+", name("a"), name("k"))));
        Node k = new Node.Assign("k", number(10));
        assertThat(valueOf(f, k, apply(name("f"), number(1)))).isEqualTo(new Value.Int<>(11));
    }

    @Test
    void namesOfAFunctionStayInside() {
        Node f = lambda(List.of(), new Node.Assign("inner", number(1)), name("inner"));
        assertThat(errorOf(new Node.Assign("f", f), apply(name("f")), name("inner")))
                .isEqualTo("NameError: name 'inner' is not defined");
    }

    @Test
    void restTakesWhatIsLeftAndStarSpreadsIt() {
        Node sum = new Node.Lambda(
                "<lambda>",
                List.of("first"),
                Optional.of("rest"),
                List.of(apply(name("g"), new Node.Star(name("rest")))));
        Node g = lambda(List.of("a", "b"), symbol("-", name("a"), name("b")));
        assertThat(valueOf(new Node.Assign("g", g), apply(sum, number(9), number(7), number(4))))
                .isEqualTo(new Value.Int<>(3));
    }

    @Test
    void aNamedResultIsTheValueOfTheProgram() {
        assertThat(valueOf(new Node.Assign("result", number(1)), number(2))).isEqualTo(new Value.Int<>(1));
        assertThat(valueOf(number(1), number(2))).isEqualTo(new Value.Int<>(2));
    }

    @Test
    void onlyTheChosenBranchIsEvaluated() {
        Node choice = new Node.If(symbol("==", number(1), number(1)), text("yes"), name("nowhere"));
        assertThat(valueOf(choice)).isEqualTo(new Value.Str<>("yes"));
    }

    static Stream<Arguments> subscripts() {
        Node list = new Node.ListOf(List.of(number(1), number(2), number(3)));
        return Stream.of(
                Arguments.of(subscript(list, number(0)), new Value.Int<>(1)),
                Arguments.of(subscript(list, symbol("-", number(1))), new Value.Int<>(3)),
                Arguments.of(subscript(new Node.DictOf(Map.of("k", number(4))), text("k")), new Value.Int<>(4)));
    }

    @ParameterizedTest
    @MethodSource("subscripts")
    void containersAreSubscriptedByTheInterpreter(Node expression, Value<Toy.Rows> expected) {
        assertThat(valueOf(expression)).isEqualTo(expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(name("nowhere"), "NameError: name 'nowhere' is not defined"),
                Arguments.of(subscript(tuple(number(1)), number(1)), "IndexError: tuple index out of range"),
                Arguments.of(subscript(new Node.DictOf(Map.of()), text("k")), "KeyError: 'k'"),
                Arguments.of(apply(number(1)), "TypeError: 'int' object is not callable"),
                Arguments.of(method("mul", number(1)), "AttributeError: 'int' object has no attribute 'mul'"),
                Arguments.of(symbol("/", number(1), number(0)), "ZeroDivisionError: division by zero"),
                Arguments.of(
                        symbol("+", number(1), text("a")),
                        "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
                Arguments.of(apply(lambda(List.of("a"), name("a"))), "TypeError: <lambda>() takes 1 arguments, got 0"),
                Arguments.of(function("refuse"), "IndexError: refused"),
                Arguments.of(function("break"), "IllegalStateException: broken"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsEndTheProgramAndNameTheirKind(Node step, String expected) {
        assertThat(errorOf(step)).isEqualTo(expected);
    }

    @Test
    void aFailureNamesItsStepAndKeepsWhatWasBound() {
        Execution<Toy.Rows> execution = run(Map.of(), new Node.Assign("a", number(1)), name("nowhere"));
        assertThat(execution.failure().orElseThrow().step()).isEqualTo(1);
        assertThat(execution.variables()).containsEntry("a", new Value.Int<>(1));
        assertThatThrownBy(execution::result).hasMessage("the program raised, so it has no result");
    }

    @Test
    void anOperatorThatTheLibraryLacksMakesTheProgramUnsupported() {
        assertThatThrownBy(() -> valueOf(function("lu_solve")))
                .isInstanceOf(UnsupportedProgram.class)
                .hasMessage("no operator lu_solve");
    }

    @Test
    void aTraceSeesLevelsAndOperatorsAsSpelled() {
        List<String> seen = new ArrayList<>();
        Trace<Toy.Rows> trace = new Trace<>() {
            @Override
            public void operatorCalled(OperatorCall<Toy.Rows> call) {
                seen.add(call.spelling().text());
            }

            @Override
            public void vmapEntered(
                    ProgramFunction<Toy.Rows> function,
                    Value<Toy.Rows> inDims,
                    Value<Toy.Rows> outDims,
                    List<Value<Toy.Rows>> args) {
                seen.add("vmap " + function.name() + " " + inDims + " " + outDims);
            }

            @Override
            public void vmapLeft() {
                seen.add("left");
            }
        };
        Node double_ = lambda(List.of("a"), symbol("*", name("a"), number(2)));
        Program program = new Program(List.of(apply(function("vmap", double_, number(0)), name("x"))));
        new Interpreter<>(library, new LoopVmap<>(library), trace).run(program, Map.of("x", Toy.vector(1, 2)));
        assertThat(seen).containsExactly("vmap <lambda> Int[value=0] Int[value=0]", "*", "*", "left");
    }

    @Test
    void partialBindsTheFirstArguments() {
        Node twice = function("partial", operator("mul"), name("x"));
        assertThat(Toy.numbers(valueOf(apply(twice, name("x"))))).containsExactly(1, 4, 9);
    }
}
