package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;

/** The operators by which breakages spoil a tensor. */
record Methods<T>(TensorLibrary<T> library) {

    Value<T> call(String name, Value<T> self, Value<T> arg) {
        return call(name, List.of(self, arg));
    }

    Value<T> call(String name, Value<T> self) {
        return call(name, List.of(self));
    }

    Value<T> call(String name, List<Value<T>> args) {
        return library.call(new OperatorCall<>(name, Spelling.method(name), args, Map.of()));
    }

    Value<T> stack(List<Value<T>> lanes, long dim) {
        return library.call(new OperatorCall<>(
                "stack",
                Spelling.function("torch.stack"),
                List.of(new Value.Sequence<>(lanes), integer(dim)),
                Map.of()));
    }

    long dims(Value<T> tensor) {
        return ((Value.Int<T>) call("dim", tensor)).value();
    }

    long size(Value<T> tensor, long dim) {
        return ((Value.Int<T>) call("size", tensor, integer(dim))).value();
    }

    Value<T> lane(Value<T> tensor, long dim, long lane) {
        return call("select", List.of(tensor, integer(dim), integer(lane)));
    }

    Value<T> cast(Value<T> tensor, DType dtype) {
        return call("to", tensor, new Value.OfDType<>(dtype));
    }

    Value<T> integer(long value) {
        return new Value.Int<>(value);
    }
}
