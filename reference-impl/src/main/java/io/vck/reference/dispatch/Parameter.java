package io.vck.reference.dispatch;

/**
 * A parameter of an operator, as its schema gives it.
 *
 * @param type {@code Tensor}, {@code Scalar}, {@code int}, {@code int[]}, {@code Tensor[]}, ...; without {@code ?}
 * @param optional whether {@code None} may be passed
 * @param aliased whether the result may share memory with it ({@code (a)})
 * @param written whether the operator writes to it ({@code (a!)})
 * @param required whether it has no default
 * @param defaultValue the default, {@link None#NONE} if there is none
 * @param keywordOnly whether it must be passed by name
 */
public record Parameter(
        String name,
        String type,
        boolean optional,
        boolean aliased,
        boolean written,
        boolean required,
        Object defaultValue,
        boolean keywordOnly) {

    /** Whether it takes one tensor. */
    public boolean isTensor() {
        return type.equals("Tensor");
    }

    /** Whether it takes several tensors. */
    public boolean isTensorList() {
        return type.equals("Tensor[]");
    }
}
