package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Optional;

/** The parameters of operators, so that an argument is the same whether it is passed by position or by name. */
@FunctionalInterface
public interface OperatorParameters {

    /** A parameter, with its default if it has one. */
    record Parameter(String name, Optional<Item> defaultValue) {}

    /** The parameter lists of an operator's overloads, {@code self} first; none for an operator that nobody declares. */
    List<List<Parameter>> overloads(String operator);
}
