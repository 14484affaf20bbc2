package io.vck.reference.autograd;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A recorded call of an operator, which knows by the operator's formula how gradients flow through it. */
final class OperatorNode implements GradNode {
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final long sequence = nextSequence();
    private final Operator operator;
    private final Arguments args;
    private final List<Slot> slots;
    private final int resultCount;
    private Optional<Saved> saved;

    /**
     * A tensor argument.
     *
     * @param item its place in a list of tensors, 0 for a lone one
     */
    private record Slot(String parameter, int item, int[] shape, DType dtype, Optional<Edge> edge) {}

    /** Tensors whose elements formulas may read. */
    private record Saved(List<SavedTensor> tensors, List<SavedTensor> results) {}

    /** A call that is about to be made; its results are saved afterwards. */
    OperatorNode(Operator operator, Arguments args, int resultCount) {
        this.operator = operator;
        this.args = args;
        this.slots = slots(args);
        this.resultCount = resultCount;
        List<SavedTensor> tensors = new ArrayList<>();
        args.tensors().forEach(tensor -> tensors.add(SavedTensor.of((StridedTensor) tensor)));
        this.saved = Optional.of(new Saved(tensors, new ArrayList<>()));
    }

    static long nextSequence() {
        return SEQUENCE.incrementAndGet();
    }

    private static List<Slot> slots(Arguments args) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < args.count(); i++) {
            String parameter = args.schema().parameters().get(i).name();
            List<?> items = args.get(i) instanceof List<?> list ? list : List.of(args.get(i));
            for (int item = 0; item < items.size(); item++) {
                if (items.get(item) instanceof StridedTensor tensor) {
                    Optional<Edge> edge = History.find(tensor).flatMap(History::edge);
                    slots.add(new Slot(parameter, item, tensor.shape(), tensor.dtype(), edge));
                }
            }
        }
        return slots;
    }

    /** Refuses arguments that require a gradient which the formula doesn't have. */
    void refuseMissingGradients() {
        for (Slot slot : slots) {
            boolean missing = slot.edge().isPresent()
                    && operator.derivative() instanceof Derivative.Formula formula
                    && !formula.gives().test(slot.parameter());
            if (missing) {
                throw PythonError.runtime("The function '" + operator.baseName()
                        + "' is not differentiable with respect to argument '" + slot.parameter()
                        + "'. This input cannot have requires_grad True; pass " + slot.parameter() + ".detach().");
            }
        }
    }

    /** Saves a result, which formulas may use. */
    void saveResult(StridedTensor result) {
        saved.ifPresent(kept -> kept.results().add(SavedTensor.of(result)));
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public int resultCount() {
        return resultCount;
    }

    @Override
    public List<Optional<Edge>> edges() {
        return slots.stream().map(Slot::edge).toList();
    }

    @Override
    public List<Optional<Tensor>> backward(List<Optional<Tensor>> gradients, Predicate<Edge> needed) {
        Call call = new Call(gradients, needed);
        if (operator.derivative() instanceof Derivative.Formula formula) {
            formula.product().apply(call);
        } else {
            call.setZeros();
        }
        return call.found;
    }

    /**
     * From now on no formula may read elements. One that wants only shapes and numbers can be walked through again, as in the
     * original.
     */
    @Override
    public void release() {
        saved = Optional.empty();
    }

    @Override
    public String toString() {
        return operator + " #" + sequence;
    }

    /** The call, as its formula sees it. */
    private final class Call implements Derivative.Backward {
        private final List<Optional<Tensor>> gradients;
        private final Predicate<Edge> needed;
        private final List<Optional<Tensor>> found = new ArrayList<>();

        Call(List<Optional<Tensor>> gradients, Predicate<Edge> needed) {
            this.gradients = gradients;
            this.needed = needed;
            slots.forEach(slot -> found.add(Optional.empty()));
        }

        private Saved saved() {
            return saved.orElseThrow(() -> PythonError.runtime("Trying to backward through the graph a second time: "
                    + "the saved values of " + operator + " have been freed. Specify retain_graph=True if you need to "
                    + "go through the graph again."));
        }

        @Override
        public Optional<Tensor> grad(int result) {
            return gradients.get(result);
        }

        @Override
        public Arguments args() {
            return args;
        }

        @Override
        public Tensor tensor(String parameter) {
            Saved kept = saved();
            Tensor argument = args.tensor(parameter);
            for (SavedTensor candidate : kept.tensors()) {
                if (candidate.tensor() == argument) {
                    return candidate.unpack();
                }
            }
            throw new IllegalArgumentException(operator + " has no tensor argument " + parameter);
        }

        @Override
        public Tensor result(int index) {
            return saved().results().get(index).unpack();
        }

        @Override
        public int[] shape(String parameter) {
            return slots.get(place(parameter, 0)).shape();
        }

        /** Where the slot of an argument stands among all. */
        private int place(String parameter, int item) {
            for (int place = 0; place < slots.size(); place++) {
                Slot slot = slots.get(place);
                if (slot.parameter().equals(parameter) && slot.item() == item) {
                    return place;
                }
            }
            throw new IllegalArgumentException(operator + " has no tensor argument " + parameter);
        }

        @Override
        public boolean needs(String parameter) {
            return slots.stream()
                    .filter(slot -> slot.parameter().equals(parameter))
                    .anyMatch(slot -> slot.edge().filter(needed).isPresent());
        }

        @Override
        public void set(String parameter, Tensor gradient) {
            set(place(parameter, 0), gradient);
        }

        @Override
        public void setAll(String parameter, List<Tensor> each) {
            for (int item = 0; item < each.size(); item++) {
                set(place(parameter, item), each.get(item));
            }
        }

        /** What an operator without a derivative wrote over has no part in the result. */
        void setZeros() {
            for (int place = 0; place < slots.size(); place++) {
                Slot slot = slots.get(place);
                set(place, Torch.zeros(slot.dtype(), slot.shape()));
            }
        }

        private void set(int place, Tensor gradient) {
            Slot slot = slots.get(place);
            if (slot.edge().filter(needed).isPresent()) {
                found.set(place, Optional.of(Gradients.fit(gradient, slot.shape(), slot.dtype())));
            }
        }
    }
}
