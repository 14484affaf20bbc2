package io.vck.reference.autograd;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/** Makes a gradient fit the tensor that it is for. */
final class Gradients {
    private Gradients() {}

    /** The gradient summed over the dims that broadcasting stretched, real where the tensor is, in its element type. */
    static Tensor fit(Tensor gradient, int[] shape, DType dtype) {
        Tensor summed = sumToShape(gradient, shape);
        Tensor real = summed.dtype().isComplex() && !dtype.isComplex() ? Torch.unary("real", summed) : summed;
        return Torch.to(real, dtype);
    }

    private static Tensor sumToShape(Tensor gradient, int[] shape) {
        if (Arrays.equals(gradient.shape(), shape)) {
            return gradient;
        }
        int added = gradient.dim() - shape.length;
        Tensor sum = added == 0 ? gradient : Torch.sum(gradient, dims(0, added), false);
        int[] stretched = stretched(sum.shape(), shape);
        return stretched.length == 0 ? sum : Torch.sum(sum, stretched, true);
    }

    private static int[] dims(int from, int to) {
        int[] dims = new int[to - from];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = from + i;
        }
        return dims;
    }

    private static int[] stretched(int[] from, int[] to) {
        int[] dims = new int[to.length];
        int count = 0;
        for (int dim = 0; dim < to.length; dim++) {
            if (to[dim] == 1 && from[dim] != 1) {
                dims[count++] = dim;
            }
        }
        return Arrays.copyOf(dims, count);
    }
}
