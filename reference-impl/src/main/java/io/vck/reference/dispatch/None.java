package io.vck.reference.dispatch;

/** Python's {@code None}: an argument that isn't given, a result that isn't there. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
