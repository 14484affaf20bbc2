package io.vck.conformance.snippet;

import io.vck.backend.value.Value;
import io.vck.conformance.language.Literals;

/** Values that are no tensors and no containers, as Python writes them. */
final class PythonValues {
    private PythonValues() {}

    static String scalar(Value<?> value, PythonImports imports) {
        if (value instanceof Value.Int<?> number) {
            return Long.toString(number.value());
        } else if (value instanceof Value.Float<?> number) {
            return imports.real(Double.toString(number.value()));
        } else if (value instanceof Value.Bool<?> truth) {
            return truth.value() ? "True" : "False";
        } else if (value instanceof Value.Str<?> text) {
            return Literals.quoted(text.value());
        } else if (value instanceof Value.None<?>) {
            return "None";
        } else if (value instanceof Value.Ellipsis<?>) {
            return "...";
        } else if (value instanceof Value.OfDType<?> dtype) {
            return PythonTensors.name(dtype.dtype());
        } else if (value instanceof Value.OfMemoryFormat<?> format) {
            return "torch." + format.format().label();
        }
        throw new Inexpressible("a " + value.typeName() + " has no literal");
    }
}
