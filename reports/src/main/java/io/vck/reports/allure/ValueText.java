package io.vck.reports.allure;

import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Values as Python writes them, tensors with dtype and shape, and large ones in part: {@code float32[2] [0.0, 1.0]}. */
final class ValueText {
    /** Of a tensor so many elements are shown. */
    static final int MOST = 256;

    private ValueText() {}

    static String of(LogValue value) {
        if (value instanceof LogValue.Tensor tensor) {
            return of(tensor.tensor());
        } else if (value instanceof LogValue.Items container) {
            return container(container);
        } else if (value instanceof LogValue.Dict dict) {
            StringJoiner items = new StringJoiner(", ", "{", "}");
            for (Map.Entry<String, LogValue> item : dict.items().entrySet()) {
                items.add("'" + item.getKey() + "': " + of(item.getValue()));
            }
            return items.toString();
        }
        return scalar(value);
    }

    private static String container(LogValue.Items container) {
        List<String> items = container.items().stream().map(ValueText::of).toList();
        String inside = String.join(", ", items);
        return switch (container.kind()) {
            case "tuple" -> "(" + inside + (items.size() == 1 ? ",)" : ")");
            case "list" -> "[" + inside + "]";
            case "set" -> items.isEmpty() ? "set()" : "{" + inside + "}";
            default -> container.kind() + "(" + inside + ")";
        };
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
        return value.toString();
    }

    private static String of(LogTensor tensor) {
        String type = tensor.dtype() + tensor.shape();
        if (tensor instanceof LogTensor.Whole whole) {
            return type + " " + elements(whole);
        } else if (tensor instanceof LogTensor.Summary summary) {
            return type + ", not kept in the log; CRC-32C " + summary.crc32c()
                    + summary.statistics()
                            .map(known -> ", min " + known.min() + ", max " + known.max() + ", mean " + known.mean())
                            .orElse("");
        }
        return type;
    }

    private static String elements(LogTensor.Whole tensor) {
        long size = tensor.shape().stream().reduce(1L, (a, b) -> a * b);
        if (size != tensor.size()) {
            return "with " + tensor.size() + " elements, which do not fit the shape";
        }
        StringBuilder text = new StringBuilder();
        new Elements(tensor, text).append(0, 0, tensor.size());
        return text + (size <= MOST ? "" : " and " + (size - MOST) + " more elements");
    }

    /** Elements as nested lists, in row-major order. */
    private record Elements(LogTensor.Whole tensor, StringBuilder text) {
        void append(int dim, int from, int to) {
            if (dim == tensor.shape().size()) {
                text.append(tensor.text(from));
                return;
            }
            int each = to == from ? 0 : (to - from) / tensor.shape().get(dim).intValue();
            text.append('[');
            for (int at = from; each > 0 && at < to && at < MOST; at += each) {
                text.append(at == from ? "" : ", ");
                append(dim + 1, at, at + each);
            }
            text.append(to > MOST && from < MOST ? ", ...]" : "]");
        }
    }
}
