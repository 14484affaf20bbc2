package io.vck.conformance.cases.write;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.judge.expectation.DTypeIs;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.RequiresGrad;
import io.vck.conformance.judge.expectation.SameData;
import io.vck.conformance.judge.expectation.SameObject;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Strides;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.judge.expectation.ViewOf;
import io.vck.conformance.judge.expectation.WarningCount;
import io.vck.conformance.language.ProgramPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Expectations as the values that they have in case files. */
final class ExpectationText {
    private ExpectationText() {}

    static String of(Expectation expectation) {
        if (expectation instanceof Equals equal) {
            return program(equal.program());
        } else if (expectation instanceof EqualsMapStack law) {
            return law.by() == EqualsMapStack.By.REFERENCE ? "true" : JsonLine.quoted("by-backend");
        } else if (expectation instanceof InputsAfter after) {
            return byName(after.expected(), name -> name, ExpectationText::program);
        } else if (expectation instanceof Raises raises) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("kind", JsonLine.quoted(raises.kind()));
            raises.pattern().ifPresent(pattern -> members.put("message", JsonLine.quoted(pattern.text())));
            return JsonLine.object(members);
        } else if (expectation instanceof Unvalued unvalued) {
            return JsonLine.quoted(unvalued.reason());
        } else if (expectation instanceof Fallback fallback) {
            return Boolean.toString(fallback.used());
        } else if (expectation instanceof WarningCount count) {
            return JsonLine.object(
                    Map.of("pattern", JsonLine.quoted(count.pattern().text()), "count", Long.toString(count.count())));
        }
        return ofTensors(expectation);
    }

    private static String ofTensors(Expectation expectation) {
        if (expectation instanceof Shape shape) {
            return byName(shape.expected(), Path::toString, ExpectationText::sizes);
        } else if (expectation instanceof Strides strides) {
            return byName(strides.expected(), Path::toString, ExpectationText::sizes);
        } else if (expectation instanceof DTypeIs dtype) {
            return byName(dtype.expected(), Path::toString, wanted -> JsonLine.quoted(wanted.label()));
        } else if (expectation instanceof RequiresGrad grad) {
            return byName(grad.expected(), Path::toString, String::valueOf);
        } else if (expectation instanceof SameObject same) {
            return pairs(same.pairs());
        } else if (expectation instanceof SameData same) {
            return pairs(same.pairs());
        } else if (expectation instanceof ViewOf view) {
            return pairs(view.pairs());
        }
        throw new IllegalArgumentException("no text for the expectation " + expectation.key());
    }

    private static <K, V> String byName(Map<K, V> expected, Function<K, String> name, Function<V, String> text) {
        Map<String, String> members = new LinkedHashMap<>();
        expected.forEach((key, value) -> members.put(name.apply(key), text.apply(value)));
        return JsonLine.object(members);
    }

    private static String pairs(List<PathPair> pairs) {
        return JsonLine.array(pairs.stream()
                .map(pair -> JsonLine.strings(
                        List.of(pair.first().toString(), pair.second().toString())))
                .toList());
    }

    private static String sizes(Sizes sizes) {
        return sizes instanceof Sizes.Literal literal
                ? literal.sizes().toString()
                : program(((Sizes.Computed) sizes).program());
    }

    private static String program(Program program) {
        return steps(program.steps());
    }

    /** Whether a step is what {@code define} holds, so that it does not stand among the steps of a program. */
    static boolean isDefinition(Node step) {
        return step instanceof Node.Assign assign
                && assign.value() instanceof Node.Lambda lambda
                && lambda.name().equals(assign.name());
    }

    /** One step as a string, several as an array of strings; definitions are left out. */
    static String steps(List<Node> steps) {
        List<String> texts = steps.stream()
                .filter(step -> !isDefinition(step))
                .map(ProgramPrinter::print)
                .toList();
        return texts.size() == 1 ? JsonLine.quoted(texts.get(0)) : JsonLine.strings(texts);
    }
}
