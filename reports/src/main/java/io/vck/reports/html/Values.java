package io.vck.reports.html;

import io.vck.reports.html.view.ValueView;
import io.vck.reports.html.view.ValueView.Marked;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of a log as a page shows them: each tensor in them by itself, everything else as Python writes it. */
final class Values {
    /** Of more values in one variable, the rest is left out. */
    private static final int MOST = 24;

    private Values() {}

    /**
     * All that stands in a variable.
     *
     * @param elements of larger tensors, only what they are is shown, or a part
     */
    static List<ValueView> of(String variable, LogValue value, int elements) {
        List<ValueView> views = new ArrayList<>();
        add(variable, value, elements, views);
        return views;
    }

    /** The value at a path, with an element of it marked, if the path leads to one. */
    static Optional<ValueView> at(String path, Optional<String> index, Map<String, LogValue> variables) {
        for (Map.Entry<String, LogValue> variable : variables.entrySet()) {
            if (path.startsWith(variable.getKey())) {
                Optional<LogValue> found = find(path, variable.getKey(), variable.getValue());
                if (found.isPresent()) {
                    return found.map(value -> leaf(path, value, index));
                }
            }
        }
        return Optional.empty();
    }

    /** What an input is, in a line. */
    static String line(LogValue value) {
        if (value instanceof LogValue.Tensor tensor) {
            return type(tensor.tensor());
        } else if (value instanceof LogValue.Items items) {
            return container(items);
        } else if (value instanceof LogValue.Dict dict) {
            return dict.items().entrySet().stream()
                    .map(item -> "'" + item.getKey() + "': " + line(item.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return scalar(value);
    }

    private static void add(String path, LogValue value, int elements, List<ValueView> views) {
        Map<String, LogValue> items = Items.of(path, value);
        boolean hasTensors = items.values().stream().anyMatch(Values::hasTensor);
        if (views.size() >= MOST) {
            return;
        } else if (!hasTensors) {
            boolean isBrief = elements < TensorText.WHOLE && size(value) > elements;
            views.add(isBrief ? brief(path, value) : leaf(path, value, Optional.empty()));
            return;
        }
        items.forEach((itemPath, item) -> add(itemPath, item, elements, views));
    }

    private static int size(LogValue value) {
        return value instanceof LogValue.Tensor tensor && tensor.tensor() instanceof LogTensor.Whole whole
                ? whole.size()
                : 0;
    }

    private static ValueView brief(String path, LogValue tensor) {
        return new ValueView(Shown.text(path), line(tensor), Marked.plain(""), "");
    }

    private static boolean hasTensor(LogValue value) {
        return value instanceof LogValue.Tensor
                || Items.of("", value).values().stream().anyMatch(Values::hasTensor);
    }

    private static Optional<LogValue> find(String wanted, String path, LogValue value) {
        if (path.equals(wanted)) {
            return Optional.of(value);
        }
        return Items.of(path, value).entrySet().stream()
                .filter(item -> wanted.startsWith(item.getKey()))
                .flatMap(item -> find(wanted, item.getKey(), item.getValue()).stream())
                .findFirst();
    }

    private static ValueView leaf(String path, LogValue value, Optional<String> index) {
        if (!(value instanceof LogValue.Tensor tensor)) {
            return new ValueView(Shown.text(path), "", Marked.plain(Shown.text(line(value))), "");
        }
        String type = type(tensor.tensor());
        if (tensor.tensor() instanceof LogTensor.Whole whole) {
            TensorText text = TensorText.of(whole, index);
            return new ValueView(Shown.text(path), type, text.text(), text.note());
        }
        return new ValueView(Shown.text(path), type, Marked.plain(""), summary(tensor.tensor()));
    }

    private static String summary(LogTensor tensor) {
        if (!(tensor instanceof LogTensor.Summary summary)) {
            return "";
        }
        String statistics = summary.statistics()
                .map(known -> ", min " + (float) known.min() + ", max " + (float) known.max() + ", mean "
                        + (float) known.mean())
                .orElse("");
        return "not kept in the log; CRC-32C " + summary.crc32c() + statistics;
    }

    /** {@code float32[2, 3], strides (1, 2), requires_grad}. */
    private static String type(LogTensor tensor) {
        StringBuilder text = new StringBuilder(Shown.text(tensor.dtype())).append(tensor.shape());
        strides(tensor)
                .filter(strides -> !strides.equals(contiguous(tensor.shape())))
                .ifPresent(strides -> text.append(" strides ").append(strides));
        if (tensor instanceof LogTensor.Described described && described.offset() != 0) {
            text.append(" offset ").append(described.offset());
        }
        return requiresGrad(tensor) ? text.append(" requires_grad").toString() : text.toString();
    }

    private static Optional<List<Long>> strides(LogTensor tensor) {
        if (tensor instanceof LogTensor.Described described) {
            return Optional.of(described.strides());
        } else if (tensor instanceof LogTensor.Whole whole) {
            return whole.strides();
        }
        return ((LogTensor.Summary) tensor).strides();
    }

    private static boolean requiresGrad(LogTensor tensor) {
        if (tensor instanceof LogTensor.Described described) {
            return described.requiresGrad();
        } else if (tensor instanceof LogTensor.Whole whole) {
            return whole.requiresGrad().orElse(false);
        }
        return ((LogTensor.Summary) tensor).requiresGrad().orElse(false);
    }

    private static List<Long> contiguous(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int dim = strides.length - 1; dim >= 0; dim--) {
            strides[dim] = stride;
            stride *= Math.max(1, shape.get(dim));
        }
        return List.of(strides);
    }

    private static String container(LogValue.Items container) {
        String items = container.items().stream().map(Values::line).collect(Collectors.joining(", "));
        switch (container.kind()) {
            case "tuple":
                return "(" + items + (container.items().size() == 1 ? ",)" : ")");
            case "list":
                return "[" + items + "]";
            case "set":
                return items.isEmpty() ? "set()" : "{" + items + "}";
            default:
                return container.kind() + "(" + items + ")";
        }
    }

    private static String scalar(LogValue value) {
        if (value instanceof LogValue.Int number) {
            return Long.toString(number.value());
        } else if (value instanceof LogValue.Real number) {
            return Double.toString(number.value());
        } else if (value instanceof LogValue.Bool truth) {
            return truth.value() ? "True" : "False";
        } else if (value instanceof LogValue.Text text) {
            return text.kind().equals("str") ? "'" + text.text() + "'" : "torch." + text.text();
        } else if (value instanceof LogValue.Single single) {
            return single.kind().equals("none") ? "None" : "...";
        }
        return "";
    }
}
