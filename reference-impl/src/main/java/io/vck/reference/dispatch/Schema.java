package io.vck.reference.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * The signature of an operator in the notation of PyTorch's native functions, for example
 * {@code add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)}. {@code (a)} marks a result that
 * is a view of an argument, {@code (a!)} an argument that is written to.
 */
public final class Schema {
    private final String text;
    private final String name;
    private final List<Parameter> parameters;
    private final List<String> returns;
    private final boolean mutable;
    private final boolean view;
    private final boolean inPlace;

    private Schema(String text, String name, List<Parameter> parameters, List<String> returns) {
        this.text = text;
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.returns = List.copyOf(returns);
        this.mutable = parameters.stream().anyMatch(Parameter::written);
        this.view = !mutable && parameters.stream().anyMatch(Parameter::aliased);
        boolean out = parameters.stream().anyMatch(parameter -> parameter.keywordOnly() && parameter.written());
        this.inPlace =
                mutable && returns.size() == 1 && !out && parameters.get(0).written();
    }

    /** Reads a schema. Only the library's own declarations come here, so a fault in one is a bug. */
    public static Schema parse(String text) {
        int open = text.indexOf('(');
        int arrow = text.lastIndexOf(" -> ");
        List<Parameter> parameters = new ArrayList<>();
        boolean keywordOnly = false;
        for (String part : split(text.substring(open + 1, arrow - 1))) {
            if (part.equals("*")) {
                keywordOnly = true;
            } else {
                parameters.add(parameter(part, keywordOnly));
            }
        }
        String result = text.substring(arrow + 4);
        boolean several = result.startsWith("(");
        List<String> returns = several ? split(result.substring(1, result.length() - 1)) : List.of(result);
        return new Schema(text, text.substring(0, open), parameters, returns);
    }

    /** Splits at the commas that stand outside of brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        if (start < text.length()) {
            parts.add(text.substring(start).trim());
        }
        return parts;
    }

    private static Parameter parameter(String text, boolean keywordOnly) {
        int equals = text.indexOf('=');
        int space = text.lastIndexOf(' ', equals < 0 ? text.length() : equals);
        String type = text.substring(0, space);
        String name = equals < 0 ? text.substring(space + 1) : text.substring(space + 1, equals);
        Object defaultValue = equals < 0 ? None.NONE : literal(text.substring(equals + 1), type);
        boolean aliased = type.contains("(");
        boolean written = type.contains("!)");
        boolean optional = type.endsWith("?");
        String plain = optional ? type.substring(0, type.length() - 1) : type;
        if (aliased) {
            plain = plain.substring(0, plain.indexOf('(')) + plain.substring(plain.indexOf(')') + 1);
        }
        return new Parameter(name, plain, optional, aliased, written, equals < 0, defaultValue, keywordOnly);
    }

    private static Object literal(String text, String type) {
        if (text.equals("None")) {
            return None.NONE;
        } else if (text.equals("True") || text.equals("False")) {
            return text.equals("True");
        } else if (text.equals("[]")) {
            return List.of();
        } else if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        Object number = text.indexOf('.') >= 0 ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
        return type.startsWith("int[") ? List.of(number) : number;
    }

    /** The whole signature. */
    public String text() {
        return text;
    }

    /** Name and overload, for example {@code add_.Tensor}. */
    public String name() {
        return name;
    }

    /** The name without the overload, for example {@code add_}. */
    public String baseName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The types of what it returns, with alias annotations. */
    public List<String> returns() {
        return returns;
    }

    /** Where in the list a parameter stands. */
    public int indexOf(String parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(parameter)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the schema " + text + " has no parameter " + parameter);
    }

    /** Whether it writes to its first argument and to no other, and returns that argument. */
    public boolean isInPlace() {
        return inPlace;
    }

    /** Whether it writes to an argument. */
    public boolean isMutable() {
        return mutable;
    }

    /** Whether it returns a view of an argument. */
    public boolean isView() {
        return view;
    }

    /** Whether it returns several views of an argument. */
    public boolean returnsPieces() {
        return view && returns.get(0).endsWith("[]");
    }
}
