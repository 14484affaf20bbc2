package io.vck.backend.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Python error types that cases speak of. */
public enum ErrorKind {
    EXCEPTION("Exception"),
    RUNTIME_ERROR("RuntimeError", EXCEPTION),
    NOT_IMPLEMENTED_ERROR("NotImplementedError", RUNTIME_ERROR),
    TYPE_ERROR("TypeError", EXCEPTION),
    VALUE_ERROR("ValueError", EXCEPTION),
    LOOKUP_ERROR("LookupError", EXCEPTION),
    INDEX_ERROR("IndexError", LOOKUP_ERROR),
    KEY_ERROR("KeyError", LOOKUP_ERROR),
    NAME_ERROR("NameError", EXCEPTION),
    ATTRIBUTE_ERROR("AttributeError", EXCEPTION),
    ARITHMETIC_ERROR("ArithmeticError", EXCEPTION),
    ZERO_DIVISION_ERROR("ZeroDivisionError", ARITHMETIC_ERROR),
    OVERFLOW_ERROR("OverflowError", ARITHMETIC_ERROR);

    private final String label;
    private final Optional<ErrorKind> parent;

    ErrorKind(String label) {
        this.label = label;
        this.parent = Optional.empty();
    }

    ErrorKind(String label, ErrorKind parent) {
        this.label = label;
        this.parent = Optional.of(parent);
    }

    /** The name as Python has it. */
    public String label() {
        return label;
    }

    /** The names of this type and of those that it is a subclass of, the most specific one first. */
    public List<String> lineage() {
        List<String> names = new ArrayList<>();
        for (Optional<ErrorKind> kind = Optional.of(this); kind.isPresent(); kind = kind.get().parent) {
            names.add(kind.get().label);
        }
        return names;
    }

    /** The error type of that name, if the suite knows it. */
    public static Optional<ErrorKind> of(String label) {
        for (ErrorKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
