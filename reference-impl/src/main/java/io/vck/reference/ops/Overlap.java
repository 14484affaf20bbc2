package io.vck.reference.ops;

import io.vck.reference.tensor.MemoryOrder;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a tensor can be written to at all, and while others are read. As in the original, what is neither easy to see
 * nor likely is not looked for: two windows with gaps, for example, may well overlap.
 */
final class Overlap {
    private static final String REMEDY =
            " a single memory location. Please clone() the tensor before performing the operation.";

    private Overlap() {}

    /**
     * Refuses to write to an expanded tensor, and to one that shares a part of its memory with an operand. Where they share
     * all of it, each element is read before it is written.
     */
    static void refuse(StridedTensor target, List<Tensor> operands) {
        refuseWithin(target);
        for (Tensor operand : operands) {
            if (sharePart(target, (StridedTensor) operand)) {
                throw PythonError.runtime("unsupported operation: some elements of the input tensor and the written-to "
                        + "tensor refer to" + REMEDY);
            }
        }
    }

    private static void refuseWithin(StridedTensor target) {
        for (int dim = 0; dim < target.dim(); dim++) {
            if (target.numel() > 0 && target.shape()[dim] > 1 && target.strides()[dim] == 0) {
                throw PythonError.runtime(
                        "unsupported operation: more than one element of the written-to tensor refers to" + REMEDY);
            }
        }
    }

    private static boolean sharePart(StridedTensor a, StridedTensor b) {
        if (a == b || a.storage() != b.storage()) {
            return false;
        }
        boolean apart = a.offset() + a.numel() <= b.offset() || b.offset() + b.numel() <= a.offset();
        boolean same = a.offset() == b.offset() && a.numel() == b.numel() && Arrays.equals(a.strides(), b.strides());
        return !apart && !same && MemoryOrder.isDense(a) && MemoryOrder.isDense(b);
    }
}
