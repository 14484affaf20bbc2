package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Trees;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts an argument in the place of a call, leaves arguments out, and makes numbers of the program smaller. */
final class SimplerExpressions implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Functions.rebuilt(subject, lambda -> Trees.variantsOf(lambda.steps(), SimplerExpressions::simpler));
    }

    private static Stream<Node> simpler(Node node) {
        if (node instanceof Node.Call call && call.function() instanceof Node.Operator operator) {
            return Stream.concat(
                    call.args().stream().filter(arg -> arg instanceof Node.Call || arg instanceof Node.Name),
                    needsAll(operator) ? Stream.of() : fewerArguments(call));
        } else if (node instanceof Node.Constant constant && constant.value() instanceof Value.Int<Void> number) {
            return Stream.of(0L, 1L)
                    .filter(smaller -> Math.abs(smaller) < Math.abs(number.value()))
                    .map(smaller -> new Node.Constant(new Value.Int<>(smaller)));
        } else if (node instanceof Node.TupleOf tuple && tuple.items().size() > 1) {
            return IntStream.range(0, tuple.items().size())
                    .mapToObj(i -> new Node.TupleOf(Trees.without(tuple.items(), i)));
        }
        return Stream.of();
    }

    /** Subscripts and slices have all their arguments, or could not be written. */
    private static boolean needsAll(Node.Operator operator) {
        return operator.spelling().kind() == Spelling.Kind.SUBSCRIPT
                || operator.spelling().text().equals("slice");
    }

    private static Stream<Node> fewerArguments(Node.Call call) {
        Stream<Node> fewerKeywords = call.keywords().keySet().stream().map(keyword -> {
            Map<String, Node> rest = new LinkedHashMap<>(call.keywords());
            rest.remove(keyword);
            return new Node.Call(call.function(), call.args(), rest);
        });
        int last = call.args().size() - 1;
        return last < 1
                ? fewerKeywords
                : Stream.concat(
                        fewerKeywords,
                        Stream.of(new Node.Call(call.function(), Trees.without(call.args(), last), call.keywords())));
    }
}
