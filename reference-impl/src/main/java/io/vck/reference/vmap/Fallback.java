package io.vck.reference.vmap;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Parameter;
import io.vck.reference.dispatch.Schema;
import io.vck.reference.dispatch.Session;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What happens to an operator without a batching rule: a loop over the lanes.
 *
 * <h2>NOTE [The slow fallback]</h2>
 *
 * The fallback takes the physical views of all batched arguments, calls the operator once for each index of the batch
 * dims, and stacks the results. It can't do everything:
 *
 * <ul>
 *   <li>A view must share memory with its input, but a stack is a copy: views are refused, and so is {@code out=}.
 *   <li>Only results that are tensors can be stacked, and lists of tensors are not taken apart, unless they are lists of
 *       indices.
 *   <li>Over no lanes nothing is called, so that nothing is known of the result: a batch of size 0 is refused.
 * </ul>
 *
 * An in-place operator is called on a view of each lane and so writes through to the batch. That needs a lane of
 * {@code self} for every lane of the others: a level that another tensor has must be a level of {@code self} too.
 */
final class Fallback {
    private final Operator operator;
    private final Arguments args;
    private final Dispatcher below;
    private final int[] batchedAt;
    private final List<PhysicalView> views;

    private Fallback(Operator operator, Arguments args, Dispatcher below) {
        this.operator = operator;
        this.args = args;
        this.below = below;
        this.batchedAt = IntStream.range(0, args.count())
                .filter(i -> levels(args.get(i)) != 0)
                .toArray();
        List<Tensor> batched = args.tensors().stream()
                .filter(tensor -> tensor instanceof BatchedTensor)
                .toList();
        this.views = PhysicalView.multiBatch(batched);
    }

    /**
     * @param below the layers below the batching layer, through which lanes go: nothing in them is batched any more
     */
    static Object call(Operator operator, Arguments args, Dispatcher below) {
        if (operator.schema().isInPlace()) {
            warn(operator);
            refuseMissingLevels(operator, args);
            Fallback fallback = new Fallback(operator, args, below);
            fallback.refuseEmptyBatch();
            fallback.callEachLane(result -> {});
            return args.get(0);
        }
        refuseWhatCannotBeStacked(operator);
        warn(operator);
        Fallback fallback = new Fallback(operator, args, below);
        fallback.refuseEmptyBatch();
        List<Object> results = fallback.stackResults();
        return results.size() == 1 ? results.get(0) : results;
    }

    private static void warn(Operator operator) {
        if (Session.current().hasFallbackWarnings()) {
            Session.current()
                    .warn("There is a performance drop because we have not yet implemented the batching rule " + "for "
                            + operator + ". vmap runs it once for each lane instead.");
        }
    }

    private static void refuseWhatCannotBeStacked(Operator operator) {
        Schema schema = operator.schema();
        if (schema.isMutable() || schema.isView()) {
            throw PythonError.runtime("Batching rule not implemented for " + operator
                    + "; the fallback path doesn't work on out= or view ops.");
        }
        boolean onlyTensors = schema.returns().stream().allMatch(type -> type.equals("Tensor"));
        if (!onlyTensors || schema.parameters().stream().anyMatch(Parameter::isTensorList)) {
            throw PythonError.runtime(
                    "Batching rule not implemented for " + operator + ". We could not generate a fallback.");
        }
    }

    private static void refuseMissingLevels(Operator operator, Arguments args) {
        long selfLevels = levels(args.get(0));
        for (int i = 0; i < args.count(); i++) {
            long missing = levels(args.get(i)) & ~selfLevels;
            if (missing != 0) {
                String name = "aten::" + operator.baseName();
                int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(missing);
                throw PythonError.runtime("vmap: " + name + "(self, *extra_args) is not possible because there exists "
                        + "a Tensor `other` in extra_args that has more elements than `self`. This happened due to "
                        + "`other` being vmapped over but `self` not being vmapped over at level " + level
                        + ". Please try to use out-of-place operators instead of " + name + ". If said operator is "
                        + "being called inside the PyTorch framework, please file a bug report instead.");
            }
        }
    }

    private static long levels(Object argument) {
        if (argument instanceof List<?> list) {
            return list.stream().mapToLong(Fallback::levels).reduce(0, (some, more) -> some | more);
        }
        return argument instanceof BatchedTensor batched ? batched.levels() : 0;
    }

    private void refuseEmptyBatch() {
        if (laneCount() == 0) {
            throw PythonError.runtime("Batching rule not implemented for " + operator
                    + ". The fallback path does not support vmap over dims of size 0.");
        }
    }

    private int laneCount() {
        return Shapes.numel(views.get(0).batchSizes());
    }

    private void callEachLane(Consumer<Object> results) {
        int lanes = laneCount();
        Iterator<PhysicalView> next = views.iterator();
        List<IntFunction<Object>> inputs = new ArrayList<>();
        for (int i : batchedAt) {
            inputs.add(examplesOf(args.get(i), next));
        }
        Object[] examples = new Object[inputs.size()];
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < examples.length; i++) {
                examples[i] = inputs.get(i).apply(lane);
            }
            results.accept(below.call(operator, args.with(batchedAt, examples)));
        }
    }

    /** An argument as each lane gets it; in a list of indices some may be batched and others not. */
    private IntFunction<Object> examplesOf(Object argument, Iterator<PhysicalView> next) {
        if (argument instanceof BatchedTensor) {
            PhysicalView view = next.next();
            return new Lanes(view, isRecorded(view))::get;
        } else if (argument instanceof List<?> list) {
            List<IntFunction<Object>> items = new ArrayList<>();
            list.forEach(item -> items.add(examplesOf(item, next)));
            return lane -> items.stream().map(item -> item.apply(lane)).toList();
        }
        return lane -> argument;
    }

    /** Whether a gradient goes through the lanes of a batch; an in-place operator can write that of another argument into them. */
    private boolean isRecorded(PhysicalView batch) {
        return Session.current().isRecording()
                && (requiresGrad(batch.tensor())
                        || operator.schema().isInPlace() && args.anyTensor(Fallback::requiresGrad));
    }

    private static boolean requiresGrad(Tensor tensor) {
        StridedTensor strided = tensor instanceof BatchedTensor batched ? batched.value() : (StridedTensor) tensor;
        return strided.root().requiresGrad();
    }

    private List<Object> stackResults() {
        List<Object> lanes = new ArrayList<>(laneCount());
        callEachLane(lanes::add);
        int returns = operator.schema().returns().size();
        List<Object> stacked = new ArrayList<>();
        for (int i = 0; i < returns; i++) {
            stacked.add(stackResult(lanes, returns == 1 ? -1 : i));
        }
        return stacked;
    }

    /** One result of all lanes as a batch; a result that no lane has stays undefined. */
    private Object stackResult(List<Object> lanes, int index) {
        List<Tensor> tensors = new ArrayList<>(lanes.size());
        for (Object lane : lanes) {
            Object result = index < 0 ? lane : ((List<?>) lane).get(index);
            if (result instanceof Tensor tensor) {
                tensors.add(tensor);
            }
        }
        if (tensors.isEmpty()) {
            return None.NONE;
        } else if (tensors.size() < lanes.size()) {
            throw PythonError.runtime("vmap: slow fallback received a mix of undefined and defined tensors as the "
                    + "result of " + operator + ". This is not supported.");
        }
        Tensor flat = Torch.stack(tensors, 0);
        PhysicalView like = views.get(0);
        int[] example = tensors.get(0).shape();
        return like.logical(Torch.view(flat, like.physicalShape(example)));
    }
}
