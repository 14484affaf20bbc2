package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The elements of a tensor that indices name. Each index is a tensor of positions along one dim; together they broadcast
 * to one shape, whose dims stand in the result where the indexed dims stood, or in front if those aren't neighbours.
 *
 * @param window the tensor stretched to the result's shape, at position 0 of each indexed dim
 * @param along the positions along each indexed dim, stretched to the result's shape
 * @param steps the stride of each indexed dim
 */
record IndexedPlaces(StridedTensor window, List<StridedTensor> along, List<Integer> steps) {

    /** The places that {@code indices} of a call name in a tensor; a mask names those at which it is true. */
    static IndexedPlaces of(StridedTensor self, Arguments args) {
        List<Optional<StridedTensor>> indices = withoutMasks(self, (List<?>) args.get("indices"));
        if (indices.size() > self.dim()) {
            throw PythonError.index(
                    "too many indices for tensor of dimension " + self.dim() + " (got " + indices.size() + ")");
        }
        List<Integer> dims = new ArrayList<>();
        for (int dim = 0; dim < indices.size(); dim++) {
            if (indices.get(dim).isPresent()) {
                dims.add(dim);
            }
        }
        List<StridedTensor> given = indices.stream().flatMap(Optional::stream).toList();
        int[] common = commonShape(given);
        boolean neighbours = dims.isEmpty() || dims.get(dims.size() - 1) - dims.get(0) == dims.size() - 1;
        int front = neighbours && !dims.isEmpty() ? dims.get(0) : 0;
        int[] indexed = dims.stream().mapToInt(dim -> dim).toArray();
        int[] shape = spliced(Selections.without(self.shape(), indexed), front, common);
        int[] strides = spliced(Selections.without(self.strides(), indexed), front, new int[common.length]);
        List<StridedTensor> along = new ArrayList<>();
        for (int i = 0; i < indexed.length; i++) {
            StridedTensor positions =
                    wrapped(given.get(i), indexed[i], self.shape()[indexed[i]]).broadcastTo(common);
            int[] still = new int[shape.length - common.length];
            along.add(positions.view(shape, spliced(still, front, positions.strides()), positions.offset()));
        }
        List<Integer> steps = dims.stream().map(dim -> self.strides()[dim]).toList();
        return new IndexedPlaces(self.view(shape, strides, self.offset()), along, steps);
    }

    private static int[] spliced(int[] values, int at, int[] inserted) {
        int[] result = new int[values.length + inserted.length];
        System.arraycopy(values, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(values, at, result, at + inserted.length, values.length - at);
        return result;
    }

    private static List<Optional<StridedTensor>> withoutMasks(StridedTensor self, List<?> indices) {
        List<Optional<StridedTensor>> result = new ArrayList<>();
        for (Object index : indices) {
            if (!(index instanceof StridedTensor tensor)) {
                result.add(Optional.empty());
            } else if (tensor.dtype() == DType.BOOL) {
                refuseMask(self, result.size(), tensor);
                positionsOfTrue(tensor).forEach(positions -> result.add(Optional.of(positions)));
            } else if (tensor.dtype().isIntegral()) {
                result.add(Optional.of(tensor));
            } else {
                throw PythonError.index("tensors used as indices must be long, int, byte or bool tensors");
            }
        }
        return result;
    }

    private static void refuseMask(StridedTensor self, int at, StridedTensor mask) {
        for (int dim = 0; dim < mask.dim(); dim++) {
            if (at + dim >= self.dim()) {
                throw PythonError.index("too many indices for tensor of dimension " + self.dim());
            } else if (mask.shape()[dim] != self.shape()[at + dim]) {
                throw PythonError.index("The shape of the mask " + Arrays.toString(mask.shape()) + " at index " + dim
                        + " does not match the shape of the indexed tensor " + Arrays.toString(self.shape())
                        + " at index " + (at + dim));
            }
        }
    }

    /** For each dim of a mask the positions of what is true. */
    private static List<StridedTensor> positionsOfTrue(StridedTensor mask) {
        long[] values = Elements.longs(mask);
        int[] strides = Shapes.contiguousStrides(mask.shape());
        List<StridedTensor> result = new ArrayList<>();
        for (int dim = 0; dim < mask.dim(); dim++) {
            long[] positions = new long[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    positions[count++] = i / strides[dim] % mask.shape()[dim];
                }
            }
            result.add(StridedTensor.ofLongs(DType.INT64, Arrays.copyOf(positions, count), count));
        }
        return result;
    }

    private static int[] commonShape(List<StridedTensor> indices) {
        int[] shape = new int[0];
        for (StridedTensor index : indices) {
            try {
                shape = Shapes.broadcast(shape, index.shape());
            } catch (PythonError doesNotFit) {
                String shapes = indices.stream()
                        .map(each -> Arrays.toString(each.shape()))
                        .collect(Collectors.joining(", "));
                throw PythonError.index(
                        "shape mismatch: indexing tensors could not be broadcast together with shapes " + shapes);
            }
        }
        return shape;
    }

    /** Positions from the end made positions from the start. */
    private static StridedTensor wrapped(StridedTensor index, int dim, int size) {
        long[] positions = Elements.longs(index);
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < -size || positions[i] >= size) {
                throw PythonError.index(
                        "index " + positions[i] + " is out of bounds for dimension " + dim + " with size " + size);
            }
            positions[i] += positions[i] < 0 ? size : 0;
        }
        return StridedTensor.ofLongs(DType.INT64, positions, index.shape());
    }

    int[] shape() {
        return window.shape();
    }

    /** The order in which the named elements lie in memory, which is that of the result. */
    PointwiseLayout layout() {
        List<StridedTensor> operands = new ArrayList<>(List.of(window));
        operands.addAll(along);
        return PointwiseLayout.of(operands.toArray(StridedTensor[]::new));
    }

    /** Where in the storage the named elements lie, row-major. */
    long[] positions() {
        return positions(new PointwiseLayout(shape(), Shapes.allDims(window.dim())));
    }

    /** Where in the storage the named elements lie, in the order of a layout. */
    long[] positions(PointwiseLayout layout) {
        long[] result = Elements.positions(layout.arrange(window));
        for (int i = 0; i < along.size(); i++) {
            long[] positions = Elements.longs(layout.arrange(along.get(i)));
            for (int at = 0; at < result.length; at++) {
                result[at] += positions[at] * steps.get(i);
            }
        }
        return result;
    }
}
