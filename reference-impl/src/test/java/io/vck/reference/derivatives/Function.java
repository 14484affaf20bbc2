package io.vck.reference.derivatives;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A differentiable function of tensors at a point.
 *
 * @param name how failures call it
 * @param point its arguments, float64 or complex128
 * @param body from arguments to results
 */
record Function(String name, List<StridedTensor> point, UnaryOperator<List<Tensor>> body) {

    List<Tensor> at(List<? extends Tensor> arguments) {
        return body.apply(List.copyOf(arguments));
    }

    /** The same function, of tensors that lie in memory in another order and with gaps. */
    Function ofViews() {
        List<StridedTensor> stored = new ArrayList<>();
        point.forEach(tensor -> stored.add((StridedTensor) Torch.clone(reversed(spaced(tensor)))));
        return new Function(
                name + " of views",
                stored,
                memory -> at(memory.stream()
                        .map(each -> Torch.select(reversed(each), 0, 0))
                        .toList()));
    }

    /** A second element beside each one, which the function does not see. */
    private static Tensor spaced(Tensor tensor) {
        return Torch.stack(List.of(tensor, Torch.mul(tensor, 0.5)), 0);
    }

    private static Tensor reversed(Tensor tensor) {
        int[] dims = new int[tensor.dim()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = dims.length - 1 - i;
        }
        return Torch.permute(tensor, dims);
    }
}
