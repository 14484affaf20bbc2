package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the nodes of a tree stand in the text that they were parsed from. */
public final class Positions {
    private final Map<Node, Position> byNode = new IdentityHashMap<>();

    /** A place in a text, line and column from 1. */
    public record Position(int line, int column) {}

    void put(Node node, int line, int column) {
        byNode.putIfAbsent(node, new Position(line, column));
    }

    /** Where a node stands; this very node, not one that equals it. */
    public Optional<Position> of(Node node) {
        return Optional.ofNullable(byNode.get(node));
    }

    Problem problem(Node node, String message) {
        Position position = of(node).orElse(new Position(1, 1));
        return new Problem(position.line(), position.column(), message);
    }
}
