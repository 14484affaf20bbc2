package io.vck.reference.tensor;

/**
 * An error that the library raises. It carries the Python type under which PyTorch's users know it, since which one it
 * is belongs to the behaviour of {@code vmap}.
 */
public final class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The Python types of errors. */
    public enum Kind {
        RUNTIME_ERROR("RuntimeError"),
        NOT_IMPLEMENTED_ERROR("NotImplementedError"),
        TYPE_ERROR("TypeError"),
        VALUE_ERROR("ValueError"),
        INDEX_ERROR("IndexError"),
        ATTRIBUTE_ERROR("AttributeError");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name as Python has it. */
        public String label() {
            return label;
        }
    }

    private final Kind kind;

    public PythonError(Kind kind, String message) {
        super(message, null, false, true);
        this.kind = kind;
    }

    /** The Python type of the error. */
    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public static PythonError runtime(String message) {
        return new PythonError(Kind.RUNTIME_ERROR, message);
    }

    public static PythonError type(String message) {
        return new PythonError(Kind.TYPE_ERROR, message);
    }

    public static PythonError value(String message) {
        return new PythonError(Kind.VALUE_ERROR, message);
    }

    public static PythonError index(String message) {
        return new PythonError(Kind.INDEX_ERROR, message);
    }

    public static PythonError notImplemented(String message) {
        return new PythonError(Kind.NOT_IMPLEMENTED_ERROR, message);
    }
}
