package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/** Gradients through windows that may show an element more than once: what the windows get is summed up by place. */
final class StridedGradients {
    private StridedGradients() {}

    /**
     * The gradient of the argument of {@code as_strided}: of all that its memory got, the part under the argument. An
     * element that the argument itself shows several times, as an expanded tensor does, shares out what its place got.
     */
    static Tensor ofArgument(Backward b) {
        StridedTensor self = (StridedTensor) b.args().tensor("self");
        StridedTensor window = Windows.asStrided(self, b.args());
        Tensor memory = Torch.zeros(b.grad().dtype(), self.storage().size());
        Tensor ofPlaces =
                (Tensor) Dispatcher.call("index_add", memory, 0L, places(window), Torch.reshape(b.grad(), -1));
        Tensor shared = Torch.div(ofPlaces, timesShown(self));
        return (Tensor) Dispatcher.call(
                "as_strided", shared, Arguments.list(self.shape()), Arguments.list(self.strides()), (long)
                        self.offset());
    }

    /** Where in the storage each element lies. */
    private static StridedTensor places(StridedTensor tensor) {
        long[] places = Elements.positions(tensor);
        return StridedTensor.ofLongs(DType.INT64, places, places.length);
    }

    /** For each place of the storage, how many elements lie there, at least 1. */
    private static StridedTensor timesShown(StridedTensor tensor) {
        double[] times = new double[tensor.storage().size()];
        for (long place : Elements.positions(tensor)) {
            times[(int) place]++;
        }
        return StridedTensor.ofDoubles(
                tensor.dtype(),
                Arrays.stream(times).map(each -> Math.max(each, 1)).toArray(),
                times.length);
    }

    static StridedTensor unfoldBackward(Arguments args) {
        StridedTensor gradient = args.strided("grad_in");
        StridedTensor sums = StridedTensor.zeros(gradient.dtype(), args.integers("input_sizes"));
        StridedTensor windows = Windows.unfold(sums, args.integer("dim"), args.integer("size"), args.integer("step"));
        Shapes.refuseAllButStretchable(gradient.shape(), windows.shape());
        StridedTensor elements = Elements.convert(gradient.broadcastTo(windows.shape()), gradient.dtype());
        Elements.put(sums.storage(), Elements.positions(windows), elements.storage(), true);
        return sums;
    }
}
