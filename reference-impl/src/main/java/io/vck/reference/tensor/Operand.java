package io.vck.reference.tensor;

import java.util.Arrays;

/**
 * The elements of a tensor in row-major order, as floats, for a loop that only reads them, a block at a time: out of the storage's
 * own array if they lie in it without gaps, else out of a copy. A single element stretched to any shape is a short array of
 * it, to be read over and over.
 *
 * @param array that holds them
 * @param offset where the first element lies in it
 * @param constant whether all elements are the same, {@link #BLOCK} of them
 * @param block where a part of the array is put that does not begin it; as short as that allows
 */
public record Operand(float[] array, int offset, boolean constant, float[] block) {
    /**
     * The most elements that a loop may read at a time. No power of two: processors confuse places whose addresses differ by
     * a multiple of 4096, and would wait for results to be written before they read the same block again.
     */
    public static final int BLOCK = 1000;

    /** Of any real type, rounded to floats. */
    public static Operand of(StridedTensor tensor) {
        if (isConstant(tensor)) {
            float[] block = new float[Math.min(BLOCK, tensor.numel())];
            Arrays.fill(block, (float) tensor.storage().getDouble(tensor.offset()));
            return new Operand(block, 0, true, block);
        } else if (tensor.dtype() == DType.FLOAT32 && tensor.isContiguous()) {
            return new Operand(
                    (float[]) tensor.storage().array(),
                    tensor.offset(),
                    false,
                    new float[room(tensor.numel(), tensor.offset())]);
        }
        return new Operand(copy(tensor), 0, false, new float[room(tensor.numel(), 0)]);
    }

    /** An array that begins with the elements from {@code index} on, for the moment. */
    public float[] from(int index, int length) {
        if (constant || offset + index == 0) {
            return array;
        }
        System.arraycopy(array, offset + index, block, 0, length);
        return block;
    }

    /** How long the block is: not at all, if the array itself is the only one. */
    private static int room(int numel, int offset) {
        return offset == 0 && numel <= BLOCK ? 0 : Math.min(BLOCK, numel);
    }

    private static boolean isConstant(StridedTensor tensor) {
        for (int dim = 0; dim < tensor.dim(); dim++) {
            if (tensor.shape()[dim] != 1 && tensor.strides()[dim] != 0) {
                return false;
            }
        }
        return tensor.numel() > 0;
    }

    private static float[] copy(StridedTensor tensor) {
        if (tensor.dtype() == DType.FLOAT32) {
            return Elements.gathered((float[]) tensor.storage().array(), tensor);
        }
        double[] values = Elements.doubles(tensor);
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
