package io.vck.conformance.lint.claims;

/** One {@code vmap} call: its in_dims and out_dims as written. */
public record Level(Item inDims, Item outDims) {
    @Override
    public String toString() {
        return "vmap(in_dims=" + inDims + ", out_dims=" + outDims + ")";
    }
}
