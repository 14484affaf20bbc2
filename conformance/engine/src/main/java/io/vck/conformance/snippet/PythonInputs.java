package io.vck.conformance.snippet;

import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Literals;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Assignments that make the inputs of a case in PyTorch: the same elements, strides and memory. */
final class PythonInputs {
    private final PythonTensors tensors;
    private final PythonImports imports;
    private final Map<Storage, List<TensorData>> windows = new IdentityHashMap<>();
    private final Map<Storage, String> memories = new IdentityHashMap<>();
    private final Map<TensorData, String> made = new IdentityHashMap<>();
    private final Map<TensorData, Integer> places = new IdentityHashMap<>();
    private final FreshNames names;
    private final List<String> lines = new ArrayList<>();

    private PythonInputs(PythonImports imports, FreshNames names) {
        this.imports = imports;
        this.names = names;
        this.tensors = new PythonTensors(imports);
    }

    /**
     * The lines for inputs by name.
     *
     * @param names for what inputs have in common
     */
    static List<String> lines(Map<String, Value<TensorData>> inputs, PythonImports imports, FreshNames names) {
        PythonInputs python = new PythonInputs(imports, names);
        inputs.values().stream().flatMap(value -> value.tensors().stream()).forEach(python::note);
        inputs.forEach((name, value) -> {
            String text = python.expression(name, value);
            if (!text.equals(name)) {
                python.lines.add(name + " = " + text);
            }
        });
        return python.lines;
    }

    private void note(TensorData tensor) {
        places.merge(tensor, 1, Integer::sum);
        List<TensorData> over = windows.computeIfAbsent(tensor.storage(), unseen -> new ArrayList<>());
        if (over.stream().noneMatch(known -> known == tensor)) {
            over.add(tensor);
        }
    }

    private String expression(String name, Value<TensorData> value) {
        if (!(value instanceof Value.Tensor<TensorData> tensor)) {
            return item(value);
        }
        return made.computeIfAbsent(tensor.tensor(), unseen -> {
            lines.add(name + " = " + window(tensor.tensor()));
            return name;
        });
    }

    /** An item of a container stands in it, unless it is a tensor that stands elsewhere too. */
    private String item(Value<TensorData> value) {
        if (value instanceof Value.Tensor<TensorData> tensor) {
            return places.getOrDefault(tensor.tensor(), 1) == 1
                    ? window(tensor.tensor())
                    : expression(made.containsKey(tensor.tensor()) ? "" : names.only("shared"), value);
        } else if (value instanceof Value.Dict<TensorData> dict) {
            return dict.items().entrySet().stream()
                    .map(entry -> Literals.quoted(entry.getKey()) + ": " + item(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Value.Tuple<TensorData> tuple) {
            return PythonTensors.tuple(tuple.items().stream().map(this::item).toList());
        } else if (value instanceof Value.Sequence<TensorData> list) {
            return list.items().stream().map(this::item).collect(Collectors.joining(", ", "[", "]"));
        }
        return PythonValues.scalar(value, imports);
    }

    private String window(TensorData tensor) {
        String leaf = tensor.requiresGrad() ? ".requires_grad_()" : "";
        Storage storage = tensor.storage();
        boolean alone = windows.getOrDefault(storage, List.of()).size() == 1;
        boolean whole = tensor.isContiguous()
                && tensor.offset() == 0
                && tensor.numel() * tensor.dtype().bytes() == storage.bytes().length;
        if (alone && (whole || tensor.numel() == 0)) {
            return tensors.of(tensor.dtype(), tensor.shape(), tensor.rowMajorBytes()) + leaf;
        }
        String memory = alone
                ? memory(storage)
                : memories.computeIfAbsent(storage, unseen -> {
                    String name = names.only("memory");
                    lines.add(name + " = " + memory(storage));
                    return name;
                });
        return memory + ".as_strided(" + PythonTensors.tuple(tensor.shape()) + ", "
                + PythonTensors.tuple(tensor.strides()) + ", " + tensor.offset() + ")" + leaf;
    }

    private String memory(Storage storage) {
        return tensors.of(storage.dtype(), List.of((long) storage.size()), storage.bytes());
    }
}
