package io.vck.backend.program;

/**
 * How a program writes an operator. Two spellings of one operator do the same, but backends are asked for the one that
 * the program uses, because a library can have only one of them, or get only one of them right.
 *
 * @param text {@code torch.mul} for a function, {@code Tensor.mul} for a method, {@code .T} for an attribute, {@code *}
 *     for an infix or prefix operator, {@code []} and {@code []=} for subscripts; {@code vmap} and {@code partial} for
 *     those two
 */
public record Spelling(String text) {

    /** The ways to write an operator. */
    public enum Kind {
        FUNCTION,
        METHOD,
        ATTRIBUTE,
        SYMBOL,
        SUBSCRIPT
    }

    public static Spelling function(String qualifiedName) {
        return new Spelling(qualifiedName);
    }

    public static Spelling method(String name) {
        return new Spelling("Tensor." + name);
    }

    public static Spelling attribute(String name) {
        return new Spelling("." + name);
    }

    public Kind kind() {
        if (text.startsWith("Tensor.")) {
            return Kind.METHOD;
        } else if (text.startsWith(".")) {
            return Kind.ATTRIBUTE;
        } else if (text.startsWith("[")) {
            return Kind.SUBSCRIPT;
        } else if (Character.isLetter(text.charAt(0))) {
            return Kind.FUNCTION;
        }
        return Kind.SYMBOL;
    }
}
