package io.vck.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShrinkerTest {

    /** A program, a part of its text without which it does not fail, and what it is shrunk to. */
    static Stream<Arguments> programs() {
        return Stream.of(
                arguments(
                        List.of(
                                "f = lambda x, y: x * y",
                                "out = vmap(f)(x, y)",
                                "torch.autograd.grad(out, (x, y), out)"),
                        "grad(",
                        List.of("f = lambda x: x", "out = vmap(f)(x)", "torch.autograd.grad(out, (y,), out)")),
                arguments(
                        List.of(
                                "f = lambda x, y: x * y",
                                "out = vmap(f)(x, y)",
                                "torch.autograd.grad(out, (x, y), out)"),
                        "vmap(",
                        List.of("f = lambda x: x", "out = vmap(f)(x)")),
                arguments(
                        List.of("f = lambda x: x.sin()", "no_y = y[:0]", "vmap(f)(x)"),
                        "sin",
                        List.of("f = lambda x: x.sin()", "vmap(f)(x)")),
                arguments(
                        List.of("f = lambda x, y: x * y", "vmap(f, in_dims=(0, None))(x, y)"),
                        "x * y",
                        List.of("f = lambda x: x * y", "vmap(f)(x)")),
                arguments(
                        List.of("f = lambda x, y: y.sin()", "vmap(f)(x, y)"),
                        "sin",
                        List.of("f = lambda x: x.sin()", "vmap(f)(x)")));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void keepsWhatItFailsFor(List<String> steps, String needed, List<String> smallest) {
        Predicate<Case> fails =
                candidate -> hasItsInputs(candidate) && text(candidate).contains(needed);
        assertThat(ProgramPrinter.print(
                        new Shrinker(fails, 1000).shrink(failing(steps)).program()))
                .isEqualTo(smallest);
    }

    private static boolean hasItsInputs(Case candidate) {
        CaseInputs.byReference().of(candidate);
        return text(candidate).contains("vmap(f)(x");
    }

    private static String text(Case candidate) {
        return String.join("\n", ProgramPrinter.print(candidate.program()));
    }

    private static Case failing(List<String> steps) {
        return WrittenCase.of("user/some/case")
                .with("x", "tensor([[1.5, 2.5], [3.5, 4.5]], requires_grad=True)")
                .with("y", "tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)")
                .runs(steps.toArray(String[]::new))
                .expects(EqualsMapStack.BY_BACKEND)
                .build();
    }
}
