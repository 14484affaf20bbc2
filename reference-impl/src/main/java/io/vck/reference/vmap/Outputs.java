package io.vck.reference.vmap;

import static io.vck.reference.pytree.PythonRepr.str;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.pytree.PythonRepr;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.BatchDim;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The way out of a {@code vmap}: checks what the function returned and brings the mapped dim back into view. */
final class Outputs {
    private Outputs() {}

    static void checkOutDims(String function, Object outDims) {
        boolean valid = Inputs.isInt(outDims)
                || (outDims instanceof Tuple tuple && tuple.items().stream().allMatch(Inputs::isInt));
        if (!valid) {
            throw PythonError.value("vmap(" + function + ", ..., out_dims=" + str(outDims) + "): `out_dims` must be "
                    + "an int or a tuple of int representing where in the outputs the vmapped dimension should "
                    + "appear.");
        }
    }

    static Object unbatch(String function, Object outDims, Object result, int level, int batchSize) {
        checkResult(function, result);
        List<Object> outputs = results(result);
        List<Object> dims = outDimOfEach(function, outDims, outputs.size());
        List<Object> unbatched = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (dims.get(i) instanceof Boolean) {
                throw PythonError.type("_remove_batch_dim(): argument 'out_dim' (position 4) must be int, not bool");
            }
            unbatched.add(removeBatchDim((Tensor) outputs.get(i), level, batchSize, Inputs.toInt(dims.get(i))));
        }
        return result instanceof Tuple ? new Tuple(unbatched) : unbatched.get(0);
    }

    static void checkResult(String function, Object result) {
        if (result instanceof Tensor) {
            return;
        }
        String mustReturn = "vmap(" + function + ", ...): `" + function + "` must only return Tensors, got type ";
        if (!(result instanceof Tuple tuple)) {
            throw PythonError.value(mustReturn + PythonRepr.type(result) + " as the return.");
        }
        for (int i = 0; i < tuple.items().size(); i++) {
            if (!(tuple.items().get(i) instanceof Tensor)) {
                throw PythonError.value(
                        mustReturn + PythonRepr.type(tuple.items().get(i)) + " for return " + i + ".");
            }
        }
    }

    /** The results one by one; a function returns one tensor or a tuple of them. */
    static List<Object> results(Object result) {
        return result instanceof Tuple tuple ? tuple.items() : List.of(result);
    }

    static List<Object> outDimOfEach(String function, Object outDims, int outputs) {
        if (!(outDims instanceof Tuple tuple)) {
            return Collections.nCopies(outputs, outDims);
        } else if (tuple.items().size() != outputs) {
            throw PythonError.value("vmap(" + function + ", ..., out_dims=" + str(outDims) + "): `out_dims` must have "
                    + "one dim per output (got " + outputs + " outputs) of " + function + ".");
        }
        return tuple.items();
    }

    /**
     * The tensor without its wrapper of that level. If the function's result doesn't depend on the inputs, each lane is
     * the same and the batch is that result, stretched.
     */
    private static Tensor removeBatchDim(Tensor output, int level, int batchSize, int outDim) {
        if (!(output instanceof BatchedTensor batched) || (batched.levels() >>> level & 1) == 0) {
            int[] shape = output.shape();
            int at = Shapes.wrapDim(outDim, shape.length + 1);
            int[] expanded = new int[shape.length + 1];
            System.arraycopy(shape, 0, expanded, 0, at);
            System.arraycopy(shape, at, expanded, at + 1, shape.length - at);
            expanded[at] = batchSize;
            return Torch.expand(at == 0 ? output : Torch.unsqueeze(output, at), expanded);
        }
        List<BatchDim> remaining = new ArrayList<>();
        int exposed = 0;
        int hiddenBefore = 0;
        for (BatchDim batchDim : batched.batchDims()) {
            if (batchDim.level() == level) {
                exposed = batchDim.dim();
            } else {
                remaining.add(batchDim);
            }
        }
        for (BatchDim batchDim : remaining) {
            hiddenBefore += batchDim.dim() < exposed ? 1 : 0;
        }
        Tensor unwrapped = remaining.isEmpty() ? batched.value() : new BatchedTensor(batched.value(), remaining);
        return moveDim(unwrapped, exposed - hiddenBefore, outDim);
    }

    /** The tensor itself, not a view, if the dim already stands where it should. */
    private static Tensor moveDim(Tensor tensor, int from, int to) {
        int destination = Shapes.wrapDim(to, tensor.dim());
        return from == destination ? tensor : Torch.movedim(tensor, from, destination);
    }
}
