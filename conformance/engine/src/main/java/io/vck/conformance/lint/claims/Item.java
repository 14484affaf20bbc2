package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value in a signature, reduced to what two runs of the same scenario have in common. */
public sealed interface Item {

    /** A tensor; strides and offset are empty where they are those of a contiguous tensor, or don't count. */
    record TensorItem(String dtype, List<Long> shape, List<Long> strides, long offset) implements Item {
        /** A tensor of which only dtype and shape count, as inside of a mapped function. */
        public TensorItem(String dtype, List<Long> shape) {
            this(dtype, shape, List.of(), 0);
        }

        @Override
        public String toString() {
            String layout = strides.isEmpty() && offset == 0 ? "" : " strides " + strides + " offset " + offset;
            return dtype + shape + layout;
        }
    }

    record IntItem(long value) implements Item {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A float; tests draw them at random, so that any float stands for any other. */
    record FloatItem() implements Item {
        @Override
        public String toString() {
            return "a float";
        }
    }

    record BoolItem(boolean value) implements Item {
        @Override
        public String toString() {
            return value ? "True" : "False";
        }
    }

    /** A string, and whatever else compares as Python prints it: slices, Ellipsis, dtypes, memory formats. */
    record TextItem(String value) implements Item {
        @Override
        public String toString() {
            return value;
        }
    }

    record NoneItem() implements Item {
        @Override
        public String toString() {
            return "None";
        }
    }

    /** A tuple, list or set. */
    record GroupItem(String kind, List<Item> items) implements Item {
        @Override
        public String toString() {
            return kind + items;
        }
    }

    record DictItem(Map<String, Item> items) implements Item {
        @Override
        public String toString() {
            return items.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
