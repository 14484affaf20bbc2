package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call of an operator, as spelled.
 *
 * @param name {@code torch.mul}, or {@code Tensor.mul} for a method or an infix operator
 */
public record RecordedCall(String name, List<Item> args, Map<String, Item> keywords) {
    public RecordedCall {
        args = List.copyOf(args);
        keywords = Map.copyOf(keywords);
    }

    /** The operator's name, without where it was found. */
    public String operator() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        args.stream().map(Item::toString),
                        keywords.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
