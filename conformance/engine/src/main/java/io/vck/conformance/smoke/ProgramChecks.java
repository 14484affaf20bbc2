package io.vck.conformance.smoke;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does the adapter run every kind of node? None of these programs needs an operator of the library. */
final class ProgramChecks {
    private static final Rows ROWS = new Rows(Section.PROGRAMS);
    private static final TensorData X = Tensors.floats(1, 2, 3);
    private static final Value<ObservedTensor> SAME = Tensors.seen(new Value.Tensor<>(X));

    private ProgramChecks() {}

    static List<Check> all() {
        return List.of(
                row("assign", "A step can bind a variable.", "assign binds; name looks up.", SAME, "y = x", "y"),
                row(
                        "assign-value",
                        "An assignment at the end is the program's value.",
                        "assign has the value of value.",
                        SAME,
                        "y = x"),
                row(
                        "result",
                        "A variable named result is the program's value, whatever comes last.",
                        "Answer with the variable result if there is one, else with the value of the last step.",
                        SAME,
                        "result = x",
                        "1"),
                row(
                        "const",
                        "A constant can be any atom.",
                        "const has a value of any kind but tensor.",
                        tuple(integer(3), new Value.None<>(), new Value.Str<>("s"), new Value.Bool<>(true)),
                        "(3, None, 's', True)"),
                row(
                        "const-of-64-bits",
                        "A constant int keeps its 64 bits.",
                        "Read const.int without going through a double.",
                        integer(Long.MAX_VALUE),
                        "9223372036854775807"),
                row(
                        "const-float",
                        "A constant float stays a float.",
                        "const tells float from int.",
                        new Value.Float<>(2.0),
                        "2.0"),
                row(
                        "containers",
                        "Containers are made of expressions.",
                        "tuple, list, set and dict hold nodes.",
                        tuple(
                                new Value.Sequence<>(List.of(SAME)),
                                new Value.Dict<>(Map.of("k", integer(1))),
                                new Value.SetOf<>(List.of(integer(5)))),
                        "([x], {'k': 1}, {5})"),
                row(
                        "star",
                        "`*value` stands for the items of a tuple or list.",
                        "star splices the items of its value into args or a container.",
                        tuple(integer(1), SAME, integer(2)),
                        "y = (x, 2)",
                        "(1, *y)"),
                row(
                        "lambda",
                        "A lambda can be called.",
                        "Calling a lambda binds its parameters and runs its steps.",
                        tuple(integer(2), SAME),
                        "(lambda a, b: (b, a))(x, 2)"),
                row(
                        "lambda-rest",
                        "A lambda can take the rest of its arguments.",
                        "rest takes all further arguments as a tuple.",
                        tuple(integer(2), integer(3)),
                        "(lambda a, *rest: rest)(1, 2, 3)"),
                row(
                        "lambda-keyword",
                        "A lambda can be called by keyword.",
                        "keywords bind parameters by name.",
                        tuple(integer(1), integer(2)),
                        "(lambda a, b: (a, b))(1, b=2)"),
                row(
                        "closure",
                        "A lambda sees the variables of where it stands.",
                        "A function's scope encloses that of its definition.",
                        tuple(SAME, integer(1)),
                        "(lambda a: (lambda b: (a, b)))(x)(1)"),
                row(
                        "partial",
                        "`partial` binds arguments ahead.",
                        "partial is functools.partial.",
                        tuple(integer(1), integer(2)),
                        "partial(lambda a, b: (a, b), 1)(2)"),
                row(
                        "if",
                        "Only the branch that is chosen is evaluated.",
                        "if has then and else; don't evaluate both.",
                        SAME,
                        "x if True else (lambda a: a)()"),
                row(
                        "arithmetic",
                        "Numbers do what they do in Python.",
                        "Symbols between numbers are Python's: / is a division of floats, ** a power.",
                        tuple(integer(7), new Value.Float<>(3.5), integer(8), integer(-3), new Value.Bool<>(true)),
                        "(3 + 4, 7 / 2, 2 ** 3, -3, 1 < 2)"),
                row(
                        "subscript",
                        "A subscript takes an item of a container.",
                        "[] on a tuple, list or dict is Python's, with negative indices from the end.",
                        tuple(SAME, integer(4)),
                        "((1, x)[-1], {'k': 4}['k'])"));
    }

    private static Check row(String label, String about, String mend, Value<ObservedTensor> expected, String... steps) {
        return ROWS.program(label, about, mend, Programs.request(Programs.x(X), steps), Returns.result(expected));
    }

    private static Value<ObservedTensor> integer(long value) {
        return new Value.Int<>(value);
    }

    @SafeVarargs
    private static Value<ObservedTensor> tuple(Value<ObservedTensor>... items) {
        return new Value.Tuple<>(Stream.of(items).toList());
    }
}
