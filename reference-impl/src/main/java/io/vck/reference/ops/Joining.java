package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.PhysicalView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operators that make one tensor of several, along a dim that they have or along a new one. */
final class Joining {
    private Joining() {}

    static void declare(Family family) {
        family.add(Operator.declare("cat(Tensor[] tensors, int dim=0) -> Tensor")
                .kernel(args -> concatenate(args.tensorList("tensors"), args.integer("dim")))
                .batching((operator, args) -> joinBatched(operator, args.with(0, alike(args)), 0))
                .derivative(Joining::splitGradient));
        family.add(Operator.declare("stack(Tensor[] tensors, int dim=0) -> Tensor")
                .kernel(args -> stack(args.tensorList("tensors"), args.integer("dim")))
                .batching((operator, args) -> joinBatched(operator, args, 1))
                .derivative(Joining::unstackGradient));
    }

    private static Object joinBatched(Operator operator, Arguments args, int newDims) {
        List<PhysicalView> views = PhysicalView.multiBatch(args.tensorList("tensors"));
        PhysicalView first = views.get(0);
        int dim = Shapes.wrapDim(args.integer("dim"), first.logicalDims() + newDims) + first.batchDims();
        List<Tensor> physical = views.stream().map(PhysicalView::tensor).toList();
        return first.logical(
                (Tensor) Dispatcher.callFromTop(operator, args.with(0, physical).with(1, (long) dim)));
    }

    /** The tensors, those that join anything with as many dims as the others: with batch dims, they would be like any other. */
    private static List<Tensor> alike(Arguments args) {
        List<Tensor> tensors = args.tensorList("tensors");
        Optional<Tensor> other =
                tensors.stream().filter(tensor -> !joinsAnything(tensor)).findFirst();
        if (other.isEmpty() || other.get().dim() == 0) {
            return tensors;
        }
        int[] empty = other.get().shape().clone();
        empty[Shapes.wrapDim(args.integer("dim"), empty.length)] = 0;
        return tensors.stream()
                .map(tensor -> joinsAnything(tensor) ? Torch.reshape(tensor, empty) : tensor)
                .toList();
    }

    private static StridedTensor concatenate(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw PythonError.value("torch.cat(): expected a non-empty list of Tensors");
        }
        Tensor first = tensors.stream()
                .filter(tensor -> !joinsAnything(tensor))
                .findFirst()
                .orElse(tensors.get(0));
        refuseScalars(tensors);
        int at = Shapes.wrapDim(dim, first.dim());
        refuseOtherSizes(first, tensors, at);
        int[] shape = first.shape().clone();
        shape[at] = tensors.stream()
                .mapToInt(tensor -> joinsAnything(tensor) ? 0 : tensor.shape()[at])
                .sum();
        StridedTensor result = StridedTensor.zeros(TypePromotion.resultType(tensors.toArray(new Tensor[0])), shape);
        int start = 0;
        for (Tensor tensor : tensors) {
            if (!joinsAnything(tensor)) {
                Elements.copy(result.view(tensor.shape(), result.strides(), result.position(at, start)), (StridedTensor)
                        tensor);
                start += tensor.shape()[at];
            }
        }
        return result;
    }

    /** A tensor of shape [0] is skipped among tensors of any shape, as the original does. */
    private static boolean joinsAnything(Tensor tensor) {
        return tensor.dim() == 1 && tensor.numel() == 0;
    }

    private static void refuseScalars(List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i).dim() == 0) {
                throw PythonError.runtime("zero-dimensional tensor (at position " + i + ") cannot be concatenated");
            }
        }
    }

    private static void refuseOtherSizes(Tensor first, List<Tensor> tensors, int at) {
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (joinsAnything(tensor)) {
                continue;
            } else if (tensor.dim() != first.dim()) {
                throw PythonError.runtime(
                        "Tensors must have same number of dimensions: got " + first.dim() + " and " + tensor.dim());
            }
            for (int dim = 0; dim < first.dim(); dim++) {
                int expected = first.shape()[dim];
                int got = tensor.shape()[dim];
                if (dim != at && got != expected) {
                    throw PythonError.runtime("Sizes of tensors must match except in dimension " + at
                            + ". Expected size " + expected + " but got size " + got + " for tensor number " + i
                            + " in the list.");
                }
            }
        }
    }

    private static StridedTensor stack(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw PythonError.runtime("stack expects a non-empty TensorList");
        }
        int[] each = tensors.get(0).shape();
        for (int i = 0; i < tensors.size(); i++) {
            refuseOtherShape(each, tensors.get(i), i);
        }
        int at = Shapes.wrapDim(dim, each.length + 1);
        int[] shape = Shapes.inserted(each, at, tensors.size());
        StridedTensor result = StridedTensor.zeros(TypePromotion.resultType(tensors.toArray(new Tensor[0])), shape);
        StridedTensor window = result.select(at, 0);
        for (int i = 0; i < tensors.size(); i++) {
            Elements.copy(window.view(each, window.strides(), result.position(at, i)), (StridedTensor) tensors.get(i));
        }
        return result;
    }

    private static void refuseOtherShape(int[] expected, Tensor tensor, int entry) {
        if (!Arrays.equals(expected, tensor.shape())) {
            throw PythonError.runtime("stack expects each tensor to be equal size, but got " + Arrays.toString(expected)
                    + " at entry 0 and " + Arrays.toString(tensor.shape()) + " at entry " + entry);
        }
    }

    private static void splitGradient(Backward b) {
        List<Tensor> gradients = new ArrayList<>();
        int dim = b.args().integer("dim");
        int start = 0;
        for (Tensor tensor : b.args().tensorList("tensors")) {
            if (joinsAnything(tensor)) {
                gradients.add(Torch.zeros(tensor.dtype(), 0));
                continue;
            }
            int size = tensor.size(dim);
            gradients.add(Torch.slice(b.grad(), dim, (long) start, (long) start + size, 1));
            start += size;
        }
        b.setAll("tensors", gradients);
    }

    private static void unstackGradient(Backward b) {
        List<Tensor> gradients = new ArrayList<>();
        int count = b.args().tensorList("tensors").size();
        for (int i = 0; i < count; i++) {
            gradients.add(Torch.select(b.grad(), b.args().integer("dim"), i));
        }
        b.setAll("tensors", gradients);
    }
}
