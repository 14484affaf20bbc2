package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import java.util.stream.Stream;

/** Lets the mapped function capture what is the same in every lane, instead of passing it with {@code in_dims=None}. */
final class CapturedArguments implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return FewerInputs.withoutParameters(subject, CapturedArguments::isSameForAllLanes);
    }

    private static boolean isSameForAllLanes(Nest nest, Node.Lambda lambda, int parameter) {
        return nest.levels().stream()
                        .allMatch(level -> level.inDims().get(parameter).isEmpty())
                && nest.arguments().get(parameter).equals(lambda.parameters().get(parameter));
    }
}
