package io.vck.reports.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A value of a program, as the log keeps it. */
public sealed interface LogValue {
    /** Tensors of more bytes than this are kept as a digest and a summary, if their case passed. See {@link LoggedObservation}. */
    int LARGE = 16 * 1024;

    /** An integer. */
    record Int(long value) implements LogValue {}

    /** A float. */
    record Real(double value) implements LogValue {}

    /** True or False. */
    record Bool(boolean value) implements LogValue {}

    /**
     * A value that is a name.
     *
     * @param kind {@code str}, {@code dtype} or {@code memory_format}
     */
    record Text(String kind, String text) implements LogValue {}

    /**
     * A value of which there is only one.
     *
     * @param kind {@code none} or {@code ellipsis}
     */
    record Single(String kind) implements LogValue {}

    /**
     * Items in order.
     *
     * @param kind {@code tuple}, {@code list}, {@code set} or {@code slice}
     */
    record Items(String kind, List<LogValue> items) implements LogValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A dict. */
    record Dict(Map<String, LogValue> items) implements LogValue {
        public Dict {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }

    /** A tensor. */
    record Tensor(LogTensor tensor) implements LogValue {}

    /**
     * Which object and memory a tensor is: equal numbers are the same thing.
     *
     * @param base the root of its chain of views; an object
     * @param address of its first element
     */
    record Alias(long object, long base, long address) implements LogValue {}

    /** The same value with all that is no container replaced. */
    default LogValue map(UnaryOperator<LogValue> ofLeaf) {
        if (this instanceof Items container) {
            List<LogValue> items = new ArrayList<>();
            container.items().forEach(item -> items.add(item.map(ofLeaf)));
            return new Items(container.kind(), items);
        } else if (this instanceof Dict dict) {
            Map<String, LogValue> items = new LinkedHashMap<>();
            dict.items().forEach((key, item) -> items.put(key, item.map(ofLeaf)));
            return new Dict(items);
        }
        return ofLeaf.apply(this);
    }

    /** How many bytes the elements of its tensors take, of those that are kept whole. */
    default long bytes() {
        if (this instanceof Items container) {
            return container.items().stream().mapToLong(LogValue::bytes).sum();
        } else if (this instanceof Dict dict) {
            return dict.items().values().stream().mapToLong(LogValue::bytes).sum();
        }
        return this instanceof Tensor tensor && tensor.tensor() instanceof LogTensor.Whole whole
                ? whole.bytes().length
                : 0;
    }

    /** A large tensor's summary, and anything else as it is. */
    static LogValue abridgeTensor(LogValue leaf) {
        return abridgeTensor(leaf, LARGE);
    }

    /** The summary of a tensor of more bytes than that, and anything else as it is. */
    static LogValue abridgeTensor(LogValue leaf, int large) {
        return leaf instanceof Tensor tensor
                        && tensor.tensor() instanceof LogTensor.Whole whole
                        && whole.bytes().length > large
                ? new Tensor(whole.summary())
                : leaf;
    }
}
