package io.vck.reference.ops;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands in brackets after a tensor. As in the original it is no operator, but stands for others: each int, slice and
 * None for a view; then tensors and lists of positions, all together, for {@code index}.
 */
final class Subscripts {
    private Subscripts() {}

    static void declare(Family family) {
        family.add(Operator.declare("getitem(Tensor(a) self, any index) -> Tensor(a)")
                .composite(args -> read(args.tensor("self"), args.get("index")))
                .batchesAsComposite());
        family.add(Operator.declare("setitem(Tensor(a!) self, any index, Tensor value) -> Tensor(a!)")
                .composite(args -> {
                    write(args.tensor("self"), args.get("index"), args.tensor("value"));
                    return args.tensor("self");
                })
                .batchesAsComposite());
    }

    /**
     * A subscript with its views made.
     *
     * @param indices the tensors that are left, by dim; {@link None} for a dim that is taken whole
     */
    private record Applied(Tensor view, List<Object> indices) {}

    private static Tensor read(Tensor self, Object index) {
        Applied applied = apply(self, index);
        if (!applied.indices().isEmpty()) {
            return (Tensor) Dispatcher.call("index.Tensor", applied.view(), applied.indices());
        }
        return applied.view() == self ? (Tensor) Dispatcher.call("alias", self) : applied.view();
    }

    private static void write(Tensor self, Object index, Tensor value) {
        Applied applied = apply(self, index);
        if (applied.indices().isEmpty()) {
            assign(applied.view(), value);
        } else {
            Tensor values = Torch.to(value, self.dtype());
            Dispatcher.call("index_put_", applied.view(), applied.indices(), values, false);
        }
    }

    /** One value for several places fills them. */
    private static void assign(Tensor part, Tensor value) {
        if (value.dim() == 0 && part.dim() > 0) {
            Dispatcher.call("fill_.Tensor", part, value);
        } else {
            Torch.copyInto(part, value);
        }
    }

    /** The entries one after the other; those before have changed what the dims are. */
    private static Applied apply(Tensor self, Object index) {
        List<?> entries = index instanceof List<?> list ? list : List.of(index);
        int named = entries.stream().mapToInt(Subscripts::dimsTaken).sum();
        if (named > self.dim()) {
            throw PythonError.index("too many indices for tensor of dimension " + self.dim());
        }
        Tensor view = self;
        List<Object> indices = new ArrayList<>();
        int dim = 0;
        for (Object entry : entries) {
            if (isPosition(entry)) {
                view = selectAt(view, dim, position(entry));
            } else if (entry instanceof Slice slice) {
                view = sliceAt(view, dim++, slice);
            } else if (entry == None.NONE) {
                view = Torch.unsqueeze(view, dim++);
            } else if (entry == Ellipsis.ELLIPSIS) {
                dim += self.dim() - named;
            } else {
                indices.addAll(Collections.nCopies(dim - dimsCovered(indices), None.NONE));
                indices.add(tensor(entry));
                dim += dimsTaken(entry);
            }
        }
        return new Applied(view, indices);
    }

    private static int dimsCovered(List<Object> indices) {
        return indices.stream()
                .mapToInt(index -> index == None.NONE ? 1 : dimsTaken(index))
                .sum();
    }

    /** How many of the tensor's dims an entry is about. A mask is about as many as it has. */
    private static int dimsTaken(Object entry) {
        if (entry instanceof Tensor tensor && tensor.dtype() == DType.BOOL) {
            return tensor.dim();
        }
        return entry == None.NONE || entry == Ellipsis.ELLIPSIS ? 0 : 1;
    }

    /** An int; a tensor without dims is as good as one. */
    private static boolean isPosition(Object entry) {
        return entry instanceof Long
                || (entry instanceof Tensor tensor
                        && tensor.dim() == 0
                        && tensor.dtype().isIntegral()
                        && tensor.dtype() != DType.BOOL);
    }

    private static long position(Object entry) {
        return entry instanceof Tensor tensor ? (Long) Dispatcher.call("item", tensor) : (Long) entry;
    }

    /** A list of ints or truths stands for a tensor. */
    private static boolean isPositions(List<?> list) {
        return list.stream().allMatch(item -> item instanceof Long)
                || list.stream().allMatch(item -> item instanceof Boolean);
    }

    private static Tensor tensor(Object entry) {
        if (entry instanceof Tensor tensor && tensor.dim() > 0) {
            return tensor;
        } else if (entry instanceof List<?> list && !list.isEmpty() && isPositions(list)) {
            return (Tensor) Dispatcher.call("tensor", list);
        }
        throw PythonError.notImplemented(
                "a subscript may hold ints, slices, None, Ellipsis, tensors of ints, masks, and "
                        + "lists of ints or of truths, got " + entry.getClass().getSimpleName());
    }

    private static Tensor sliceAt(Tensor self, int dim, Slice slice) {
        int step = slice.step() instanceof Long given ? Math.toIntExact(given) : 1;
        if (step <= 0) {
            throw PythonError.value(step == 0 ? "slice step cannot be zero" : "step must be greater than zero");
        }
        return Torch.slice(self, dim, slice.start(), slice.stop(), step);
    }

    private static Tensor selectAt(Tensor self, int dim, long index) {
        int size = self.shape()[dim];
        if (index < -size || index >= size) {
            throw PythonError.index("index " + index + " is out of bounds for dimension " + dim + " with size " + size);
        }
        return Torch.select(self, dim, (int) index);
    }
}
