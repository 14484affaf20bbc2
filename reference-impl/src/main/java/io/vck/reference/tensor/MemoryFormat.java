package io.vck.reference.tensor;

import java.util.Arrays;

/** How the elements of a new tensor are laid out. */
public enum MemoryFormat {
    /** Row by row. */
    CONTIGUOUS_FORMAT("contiguous_format", "Contiguous"),
    /** As the tensor that is copied. */
    PRESERVE_FORMAT("preserve_format", "Preserve"),
    /** Images of shape {@code [N, C, H, W]} with the channels of a pixel next to each other. */
    CHANNELS_LAST("channels_last", "ChannelsLast", 1, 3, 2, 0),
    /** Volumes of shape {@code [N, C, D, H, W]} with the channels of a point next to each other. */
    CHANNELS_LAST_3D("channels_last_3d", "ChannelsLast3d", 1, 4, 3, 2, 0);

    private final String label;
    private final String title;
    private final int[] inwards;

    /**
     * @param inwards the dims from the innermost in memory outwards; none for a format of tensors with any number of dims
     */
    MemoryFormat(String label, String title, int... inwards) {
        this.label = label;
        this.title = title;
        this.inwards = inwards;
    }

    /** The name that PyTorch's messages use. */
    public String title() {
        return title;
    }

    /** Whether it is for tensors of one number of dims only. */
    public boolean isForImages() {
        return inwards.length > 0;
    }

    /** The strides of a new tensor. */
    public int[] strides(int[] shape) {
        if (!isForImages()) {
            return Shapes.contiguousStrides(shape);
        } else if (shape.length != inwards.length) {
            throw PythonError.runtime("required rank " + inwards.length + " tensor to use " + label + " format");
        }
        return Shapes.denseStrides(shape, inwards);
    }

    /** Whether a tensor is laid out as a new one would be; a dim of size 1 may have any stride. */
    public boolean isOf(Tensor tensor) {
        if (!isForImages()) {
            return tensor.isContiguous();
        } else if (tensor.dim() != inwards.length) {
            return false;
        }
        int[] expected = strides(tensor.shape());
        return Arrays.stream(inwards)
                .allMatch(dim -> tensor.shape()[dim] == 1 || tensor.strides()[dim] == expected[dim]);
    }
}
