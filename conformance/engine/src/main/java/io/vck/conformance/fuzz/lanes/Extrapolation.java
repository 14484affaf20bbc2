package io.vck.conformance.fuzz.lanes;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.expectation.DTypeIs;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Unvalued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is expected of no lanes, by what one lane gave and two: NOTE [Batches of no lanes]. */
public final class Extrapolation {
    private final Map<Path, Sizes> shapes = new LinkedHashMap<>();
    private final Map<Path, DType> dtypes = new LinkedHashMap<>();

    private Extrapolation() {}

    /** The shape and dtype of each tensor of a result; nothing where the two results are not alike. */
    public static List<Expectation> of(Value<ObservedTensor> one, Value<ObservedTensor> two) {
        Extrapolation extrapolation = new Extrapolation();
        extrapolation.add(Path.RESULT, one, two);
        return extrapolation.shapes.isEmpty()
                ? List.of()
                : List.of(
                        new Shape(extrapolation.shapes),
                        new DTypeIs(extrapolation.dtypes),
                        new Unvalued("a batch of no lanes has no elements"));
    }

    private void add(Path path, Value<ObservedTensor> one, Value<ObservedTensor> two) {
        if (one instanceof Value.Tensor<ObservedTensor> first && two instanceof Value.Tensor<ObservedTensor> second) {
            add(path, first.tensor(), second.tensor());
        }
        List<Value<ObservedTensor>> firsts = items(one);
        List<Value<ObservedTensor>> seconds = items(two);
        for (int i = 0; i < Math.min(firsts.size(), seconds.size()); i++) {
            List<Path.Step> steps = new ArrayList<>(path.steps());
            steps.add(new Path.Item(i));
            add(new Path(path.variable(), steps), firsts.get(i), seconds.get(i));
        }
    }

    private void add(Path path, ObservedTensor one, ObservedTensor two) {
        if (one.shape().size() != two.shape().size()) {
            return;
        }
        List<Long> shape = new ArrayList<>();
        for (int dim = 0; dim < one.shape().size(); dim++) {
            shape.add(2 * one.shape().get(dim) - two.shape().get(dim));
        }
        shapes.put(path, new Sizes.Literal(shape));
        dtypes.put(path, one.dtype());
    }

    private static List<Value<ObservedTensor>> items(Value<ObservedTensor> value) {
        if (value instanceof Value.Tuple<ObservedTensor> tuple) {
            return tuple.items();
        }
        return value instanceof Value.Sequence<ObservedTensor> list ? list.items() : List.of();
    }
}
