package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.expectation.DTypeIs;
import io.vck.conformance.judge.expectation.RequiresGrad;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Strides;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the expectations about single tensors: shape, strides, dtype, requires_grad. */
final class TensorPropertyReader {
    private final ProgramReader programs;
    private final Problems problems;
    private final PathReader paths;

    TensorPropertyReader(ProgramReader programs, Problems problems, PathReader paths) {
        this.programs = programs;
        this.problems = problems;
        this.paths = paths;
    }

    /** What is expected at one path: a tree, and how it becomes a value once the parameters are replaced. */
    private interface Filling<V> {
        Optional<V> fill(Node filled, Json source, ExpandedRow row);
    }

    List<ExpectationTemplate> shape(Json value) {
        return read(value, this::sizes, TensorPropertyReader::literalSizes, Shape::new);
    }

    List<ExpectationTemplate> strides(Json value) {
        return read(value, this::sizes, TensorPropertyReader::literalSizes, Strides::new);
    }

    List<ExpectationTemplate> dtype(Json value) {
        return read(value, this::text, this::dtype, DTypeIs::new);
    }

    List<ExpectationTemplate> requiresGrad(Json value) {
        return read(value, programs::expression, this::truth, RequiresGrad::new);
    }

    private <V> List<ExpectationTemplate> read(
            Json value,
            Function<Json, Optional<Node>> parser,
            Filling<V> filling,
            Function<Map<Path, V>, Expectation> expectation) {
        Map<PathReader.Sited, Json> sources = paths.byPath(value);
        Map<PathReader.Sited, Node> nodes = new LinkedHashMap<>();
        sources.forEach((path, source) -> parser.apply(source).ifPresent(node -> nodes.put(path, node)));
        return List.of(new ExpectationTemplate(List.copyOf(nodes.values()), row -> {
            Map<Path, V> expected = new LinkedHashMap<>();
            nodes.forEach((path, node) -> {
                row.checkPath(path.path(), path.place());
                Json source = sources.getOrDefault(path, value);
                filling.fill(row.fill(node), source, row).ifPresent(v -> expected.put(path.path(), v));
            });
            return expected.size() == nodes.size() ? Optional.of(expectation.apply(expected)) : Optional.empty();
        }));
    }

    /** An array of numbers, or an expression. */
    private Optional<Node> sizes(Json value) {
        if (!(value instanceof Json.Array array)) {
            return text(value);
        }
        List<Node> items = new ArrayList<>();
        for (Json item : array.items()) {
            programs.expression(item).ifPresent(items::add);
        }
        return items.size() == array.items().size() ? Optional.of(new Node.TupleOf(items)) : Optional.empty();
    }

    private Optional<Node> text(Json value) {
        if (value instanceof Json.Text) {
            return programs.expression(value);
        }
        problems.at(value, "expected a string, got " + value.kind());
        return Optional.empty();
    }

    private static Optional<Sizes> literalSizes(Node filled, Json source, ExpandedRow row) {
        if (filled instanceof Node.TupleOf tuple) {
            List<Long> sizes = new ArrayList<>();
            for (Node item : tuple.items()) {
                if (item instanceof Node.Constant constant && constant.value() instanceof Value.Int<Void> size) {
                    sizes.add(size.value());
                }
            }
            if (sizes.size() == tuple.items().size()) {
                return Optional.of(new Sizes.Literal(sizes));
            }
        }
        return Optional.of(new Sizes.Computed(row.program(List.of(filled), source.place())));
    }

    private Optional<DType> dtype(Node filled, Json source, ExpandedRow row) {
        Optional<DType> dtype = Optional.empty();
        if (filled instanceof Node.Name name) {
            dtype = DType.of(name.name());
        } else if (filled instanceof Node.Constant constant && constant.value() instanceof Value.OfDType<Void> type) {
            dtype = Optional.of(type.dtype());
        }
        if (dtype.isEmpty()) {
            problems.at(source, "expected the name of a dtype, as in \"float64\"");
        }
        return dtype;
    }

    private Optional<Boolean> truth(Node filled, Json source, ExpandedRow row) {
        if (filled instanceof Node.Constant constant && constant.value() instanceof Value.Bool<Void> truth) {
            return Optional.of(truth.value());
        }
        problems.at(source, "expected true or false, got " + source.kind());
        return Optional.empty();
    }
}
