package io.vck.conformance.judge;

/** Two places whose tensors are compared for identity. */
public record PathPair(Path first, Path second) {
    @Override
    public String toString() {
        return "`" + first + "` and `" + second + "`";
    }
}
