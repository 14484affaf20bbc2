package io.vck.conformance.export;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.judge.expectation.DTypeIs;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.RequiresGrad;
import io.vck.conformance.judge.expectation.SameData;
import io.vck.conformance.judge.expectation.SameObject;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Strides;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.judge.expectation.ViewOf;
import io.vck.conformance.judge.expectation.WarningCount;
import io.vck.conformance.wire.ValueCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The expectations of an exported case, read back from nothing but its line; the oracle only repeats what stands there. */
final class ReadCase implements Oracle {
    private final Map<Program, Observation> values = new HashMap<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private Optional<Observation> mapped = Optional.empty();

    ReadCase(JsonNode line) {
        line.get("expect").forEach(item -> expectations.add(read(item)));
    }

    List<Expectation> expectations() {
        return expectations;
    }

    private Expectation read(JsonNode item) {
        JsonNode of = item.path("tensors");
        return switch (item.get("key").stringValue()) {
            case "equals" -> new Equals(answering(item.get("values").get(Program.RESULT)));
            case "inputs_after" -> new InputsAfter(byName(item.get("values"), this::answering));
            case "equals_map_stack" -> mapStack(item);
            case "raises" -> new Raises(item.get("kind").stringValue(), pattern(item, "message"));
            case "shape" -> new Shape(byPath(of, ReadCase::sizes));
            case "strides" -> new Strides(byPath(of, ReadCase::sizes));
            case "dtype" ->
                new DTypeIs(byPath(of, dtype -> DType.of(dtype.stringValue()).orElseThrow()));
            case "requires_grad" -> new RequiresGrad(byPath(of, JsonNode::booleanValue));
            case "same_object" -> pairs(item, SameObject::new);
            case "same_data" -> pairs(item, SameData::new);
            case "view_of" -> pairs(item, ViewOf::new);
            case "warnings" ->
                new WarningCount(
                        pattern(item, "pattern").orElseThrow(),
                        item.get("count").longValue());
            case "fallback" -> new Fallback(item.get("given").booleanValue());
            case "unvalued" -> new Unvalued(item.get("reason").stringValue());
            default -> throw new AssertionError("unknown kind: " + item);
        };
    }

    private EqualsMapStack mapStack(JsonNode item) {
        if (item.has("by_backend")) {
            return EqualsMapStack.BY_BACKEND;
        }
        mapped = Optional.of(returned(byName(item.get("values"), value -> ValueCodec.readObserved(value, "value"))));
        return EqualsMapStack.BY_REFERENCE;
    }

    /** A program to which the oracle answers with a value. */
    private Program answering(JsonNode value) {
        Program program = new Program(List.of(new Node.Name("answer" + values.size())));
        values.put(program, returned(Map.of(Program.RESULT, ValueCodec.readObserved(value, "value"))));
        return program;
    }

    private static Observation returned(Map<String, Value<ObservedTensor>> values) {
        return new Observation.Returned(new Observation.Seen(values, Map.of(), List.of()));
    }

    private static Optional<MessagePattern> pattern(JsonNode item, String key) {
        return item.has(key) ? Optional.of(new MessagePattern(item.get(key).stringValue())) : Optional.empty();
    }

    private static Sizes sizes(JsonNode json) {
        List<Long> sizes = new ArrayList<>();
        json.forEach(size -> sizes.add(size.longValue()));
        return new Sizes.Literal(sizes);
    }

    private static Expectation pairs(JsonNode item, Function<List<PathPair>, Expectation> make) {
        List<PathPair> pairs = new ArrayList<>();
        item.get("pairs")
                .forEach(pair -> pairs.add(new PathPair(
                        Path.parse(pair.get(0).stringValue()),
                        Path.parse(pair.get(1).stringValue()))));
        return make.apply(pairs);
    }

    private static <E> Map<Path, E> byPath(JsonNode json, Function<JsonNode, E> read) {
        Map<Path, E> byPath = new LinkedHashMap<>();
        byName(json, read).forEach((path, value) -> byPath.put(Path.parse(path), value));
        return byPath;
    }

    private static <E> Map<String, E> byName(JsonNode json, Function<JsonNode, E> read) {
        Map<String, E> byName = new LinkedHashMap<>();
        json.properties().forEach(entry -> byName.put(entry.getKey(), read.apply(entry.getValue())));
        return byName;
    }

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return values.get(program);
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return mapped.orElseThrow();
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return new Observation.Unsupported("the export has no backend");
    }
}
