package io.vck.conformance.lint.claims;

import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.Trace;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes down a run's {@link Signature}.
 *
 * @param <T> the type of a tensor
 */
public final class SignatureRecorder<T> implements Trace<T> {
    private final Function<T, Item> asInput;
    private final Function<T, Item> asArgument;
    private final List<RecordedCall> before = new ArrayList<>();
    private final List<Item> inputs = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<RecordedCall> calls = new ArrayList<>();
    private int depth;
    private int outermostCalls;

    /**
     * @param asInput a tensor with dtype, shape and layout
     * @param asArgument a tensor with dtype and logical shape
     */
    public SignatureRecorder(Function<T, Item> asInput, Function<T, Item> asArgument) {
        this.asInput = asInput;
        this.asArgument = asArgument;
    }

    /** What was recorded so far. */
    public Signature signature() {
        return new Signature(before, inputs, levels, calls, outermostCalls);
    }

    @Override
    public void operatorCalled(OperatorCall<T> call) {
        if (depth > 0) {
            calls.add(recorded(call));
        } else if (outermostCalls == 0) {
            before.add(recorded(call));
        }
    }

    @Override
    public void vmapEntered(ProgramFunction<T> function, Value<T> inDims, Value<T> outDims, List<Value<T>> args) {
        if (depth == 0) {
            outermostCalls++;
            if (outermostCalls == 1) {
                args.forEach(arg -> inputs.add(item(arg, asInput)));
            }
        }
        if (outermostCalls == 1) {
            levels.add(new Level(item(inDims, asArgument), item(outDims, asArgument)));
        }
        depth++;
    }

    @Override
    public void vmapLeft() {
        depth--;
    }

    private RecordedCall recorded(OperatorCall<T> call) {
        List<Item> args = new ArrayList<>();
        call.args().forEach(arg -> args.add(item(arg, asArgument)));
        Map<String, Item> keywords = new LinkedHashMap<>();
        call.keywords().forEach((name, arg) -> keywords.put(name, item(arg, asArgument)));
        Spelling.Kind kind = call.spelling().kind();
        if (kind == Spelling.Kind.SYMBOL) {
            return Symbols.asMethod(call.spelling().text(), args);
        }
        return new RecordedCall(name(call, kind), args, keywords);
    }

    private static String name(OperatorCall<?> call, Spelling.Kind kind) {
        if (kind == Spelling.Kind.ATTRIBUTE) {
            return "Tensor." + call.name() + ".__get__";
        } else if (kind == Spelling.Kind.SUBSCRIPT) {
            return "Tensor.__" + call.name() + "__";
        }
        return call.spelling().text();
    }

    private static <T> Item item(Value<T> value, Function<T, Item> ofTensor) {
        if (value instanceof Value.Tensor<T> tensor) {
            return ofTensor.apply(tensor.tensor());
        } else if (value instanceof Value.Int<T> number) {
            return new Item.IntItem(number.value());
        } else if (value instanceof Value.Float<T>) {
            return new Item.FloatItem();
        } else if (value instanceof Value.Bool<T> bool) {
            return new Item.BoolItem(bool.value());
        } else if (value instanceof Value.None<T>) {
            return new Item.NoneItem();
        } else if (value instanceof Value.Tuple<T> tuple) {
            return group("tuple", tuple.items(), ofTensor);
        } else if (value instanceof Value.Sequence<T> list) {
            return group("list", list.items(), ofTensor);
        } else if (value instanceof Value.SetOf<T> set) {
            return group("set", set.items(), ofTensor);
        } else if (value instanceof Value.Dict<T> dict) {
            Map<String, Item> items = new LinkedHashMap<>();
            dict.items().forEach((key, item) -> items.put(key, item(item, ofTensor)));
            return new Item.DictItem(items);
        }
        return new Item.TextItem(asPythonPrintsIt(value));
    }

    private static <T> Item group(String kind, List<Value<T>> values, Function<T, Item> ofTensor) {
        return new Item.GroupItem(
                kind, values.stream().map(value -> item(value, ofTensor)).toList());
    }

    private static String asPythonPrintsIt(Value<?> value) {
        if (value instanceof Value.Str<?> text) {
            return text.value();
        } else if (value instanceof Value.Ellipsis<?>) {
            return "Ellipsis";
        } else if (value instanceof Value.OfDType<?> dtype) {
            return "torch." + dtype.dtype().label();
        } else if (value instanceof Value.OfMemoryFormat<?> format) {
            return "torch." + format.format().label();
        } else if (value instanceof Value.Slice<?> slice) {
            return "slice(" + bound(slice.start()) + ", " + bound(slice.stop()) + ", " + bound(slice.step()) + ")";
        }
        return "<" + value.typeName() + ">";
    }

    private static String bound(Value<?> bound) {
        return bound instanceof Value.Int<?> number ? Long.toString(number.value()) : "None";
    }
}
