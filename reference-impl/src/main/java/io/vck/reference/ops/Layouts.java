package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.MemoryOrder;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.BatchingRules;

/**
 * Copies in a memory format, and the question whether a tensor has one. Under {@code vmap} only the formats that do not depend
 * on the number of dims have a meaning: a lane and its batch have different numbers of them.
 */
final class Layouts {
    private Layouts() {}

    static void declare(Family family) {
        family.add(Operator.declare("clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor")
                .kernel(args -> copy(args.strided("self"), format(args, MemoryFormat.PRESERVE_FORMAT)))
                .batching(Layouts::cloneBatched)
                .derivative("self", b -> b.grad()));
        family.add(Operator.declare("contiguous(Tensor(a) self, *, MemoryFormat? memory_format=None) -> Tensor(a)")
                .composite(args -> contiguous(args.tensor("self"), format(args, MemoryFormat.CONTIGUOUS_FORMAT)))
                .batching((operator, args) -> contiguousBatched(args)));
        family.add(Operator.declare("is_contiguous(Tensor self, *, MemoryFormat? memory_format=None) -> bool")
                .kernel(args -> format(args, MemoryFormat.CONTIGUOUS_FORMAT).isOf(args.tensor("self")))
                .batching((operator, args) -> isContiguousBatched(args))
                .notDifferentiable());
    }

    static Tensor contiguousClone(Tensor self) {
        return clone(self, MemoryFormat.CONTIGUOUS_FORMAT);
    }

    private static Tensor clone(Tensor self, MemoryFormat format) {
        return (Tensor) Dispatcher.call("clone", self, format);
    }

    private static MemoryFormat format(Arguments args, MemoryFormat otherwise) {
        return args.get("memory_format") instanceof MemoryFormat given ? given : otherwise;
    }

    static StridedTensor copy(StridedTensor self, MemoryFormat format) {
        int[] strides =
                format == MemoryFormat.PRESERVE_FORMAT ? MemoryOrder.preserved(self) : format.strides(self.shape());
        StridedTensor result =
                StridedTensor.over(Storage.allocate(self.dtype(), self.numel()), self.shape(), strides, 0);
        Elements.copy(result, self);
        return result;
    }

    private static Tensor contiguous(Tensor self, MemoryFormat format) {
        if (format.isOf(self)) {
            return self;
        } else if (format == MemoryFormat.PRESERVE_FORMAT) {
            throw PythonError.runtime("preserve memory format is unsupported by the contiguous operator");
        }
        return clone(self, format);
    }

    /** Contiguous is what the lanes are to be, so that the batch dims come first; a copy in the batch's order leaves them. */
    private static Object cloneBatched(Operator operator, Arguments args) {
        MemoryFormat format = format(args, MemoryFormat.PRESERVE_FORMAT);
        if (format == MemoryFormat.PRESERVE_FORMAT) {
            return BatchingRules.pointwise(operator, args);
        } else if (format == MemoryFormat.CONTIGUOUS_FORMAT) {
            return onPhysical(args, view -> contiguousClone(view.tensor()));
        }
        throw PythonError.runtime("NYI: Tensor.clone(memory_format) inside vmap is only supported with memory_format "
                + "torch.preserve_format or torch.contiguous_format (got " + format.title() + ")");
    }

    private static Object contiguousBatched(Arguments args) {
        refuseOtherFormats(args);
        Tensor self = args.tensor("self");
        return self.isContiguous() ? self : onPhysical(args, view -> contiguousClone(view.tensor()));
    }

    private static Object isContiguousBatched(Arguments args) {
        refuseOtherFormats(args);
        return args.tensor("self").isContiguous();
    }

    private static void refuseOtherFormats(Arguments args) {
        if (format(args, MemoryFormat.CONTIGUOUS_FORMAT) != MemoryFormat.CONTIGUOUS_FORMAT) {
            throw PythonError.runtime("NYI: querying is_contiguous inside of vmap for memory_format other than "
                    + "torch.contiguous_format");
        }
    }
}
