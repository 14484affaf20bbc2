package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of errors, and of what the library lacks? The errors are those of a function that is called with one argument
 * too many, so no operator is needed to raise them.
 */
final class ErrorChecks {
    private static final Rows ROWS = new Rows(Section.ERRORS);
    private static final TensorData X = Tensors.floats(1, 2, 3);

    private static final String TOO_MANY = "(lambda a: a)(x, x)";
    private static final String CATCH = "Catch whatever a step raises and answer with raised: step is the index of the"
            + " step, kinds the error's class and those it inherits from, by their Python names, message its text.";
    private static final String REFUSE =
            "Answer unsupported with a reason for every operator that the library lacks. An"
                    + " error would be judged as the library's own.";
    private static final String SURVIVE = "An error ends a program, not the adapter: leave nothing behind that the next"
            + " program could trip over, such as a vmap level that was entered and not left.";

    private ErrorChecks() {}

    static List<Check> all() {
        return List.of(
                lacking("unknown-function", "torch.no_such_operator(x)"),
                lacking("unknown-method", "x.no_such_operator()"),
                lacking("unknown-function-as-a-value", "y = torch.no_such_operator", "y(x)"),
                ROWS.mustRun(
                        "unknown-inside-vmap",
                        "An operator that the library lacks makes the whole program unsupported, also inside of vmap.",
                        REFUSE + " Take care that vmap does not turn it into an error.",
                        Programs.request(Programs.x(X), "vmap(lambda a: torch.no_such_operator(a))(x)"),
                        new IsUnsupported()),
                ROWS.row(
                        "after-unsupported",
                        "The next program is answered as if nothing had been.",
                        SURVIVE,
                        inTurn("torch.no_such_operator(x)", new IsUnsupported())),
                raises("raised", "An error of a program is an answer.", new Raises(0, "TypeError"), TOO_MANY),
                raises(
                        "step",
                        "It says which step raised.",
                        new Raises(2, "TypeError"),
                        "y = x",
                        "z = 1",
                        TOO_MANY,
                        "w = 1"),
                raises(
                        "inside-a-function",
                        "The step is one of the program, however deep the error is.",
                        new Raises(1, "TypeError"),
                        "f = lambda a: (lambda b: b)(a, a)",
                        "f(x)"),
                ROWS.program(
                        "values-before",
                        "What was asked for is reported as the error left it.",
                        "A raised answer has values like a returned one: of the variables that exist by then, without"
                                + " result. Steps after the error are not run.",
                        Programs.observing(
                                Programs.values("x", "y", "z", "result"), Programs.x(X), "y = 1", TOO_MANY, "z = 2"),
                        new Raises(1, "TypeError").and(ErrorChecks::valuesBefore)),
                ROWS.row(
                        "after-an-error",
                        "The next program is answered as if nothing had been.",
                        SURVIVE,
                        inTurn(TOO_MANY, new Raises(0, "TypeError"))),
                ROWS.row(
                        "after-an-error-inside-vmap",
                        "An error of a mapped function leaves vmap ready for the next program.",
                        SURVIVE,
                        inTurn("vmap(lambda a: (lambda b: b)(a, a))(x)", new Raises(0, "TypeError"))));
    }

    private static Check lacking(String label, String... steps) {
        return ROWS.mustRun(
                label,
                "A program with an operator that the library lacks is unsupported.",
                REFUSE,
                Programs.request(Programs.x(X), steps),
                new IsUnsupported());
    }

    private static Check raises(String label, String about, Raises raises, String... steps) {
        return ROWS.program(label, about, CATCH, Programs.request(Programs.x(X), steps), raises);
    }

    private static Optional<String> valuesBefore(Observation observation) {
        return ExactValue.entries(
                "values",
                Map.of("x", Tensors.seen(new Value.Tensor<>(X)), "y", new Value.Int<>(1)),
                ((Observation.Raised) observation).seen().values());
    }

    /** A program that goes wrong, then one that does not: what {@code vmap} makes of a tensor it is not to touch. */
    private static Trial inTurn(String wrong, Expectation expected) {
        Request good = Programs.request(Programs.x(X), "vmap(lambda a: a)(x)");
        Expectation returns = Returns.result(Tensors.seen(new Value.Tensor<>(X)));
        return subject -> {
            Outcome before = new ProgramTrial(good, returns, false).run(subject);
            Request simple = before instanceof Outcome.Passed ? good : Programs.request(Programs.x(X), "x");
            Outcome first = new ProgramTrial(Programs.request(Programs.x(X), wrong), expected, false).run(subject);
            if (!(first instanceof Outcome.Passed)) {
                return first;
            }
            Outcome after = new ProgramTrial(simple, returns, true).run(subject);
            return after instanceof Outcome.Failed failed
                    ? new Outcome.Failed("after `" + wrong + "`: " + failed.what(), failed.mend(), failed.lines())
                    : after;
        };
    }
}
