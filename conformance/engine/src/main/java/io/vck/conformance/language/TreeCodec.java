package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Program trees as JSON, as {@code tree.schema.json} describes them. */
public final class TreeCodec {
    private TreeCodec() {}

    /** Writes a program: an array of its steps. */
    public static void write(Program program, JsonGenerator json) {
        json.writeStartArray();
        program.steps().forEach(step -> write(step, json));
        json.writeEndArray();
    }

    /** Writes a node. */
    public static void write(Node node, JsonGenerator json) {
        json.writeStartObject();
        if (node instanceof Node.Constant constant) {
            json.writeName("const");
            writeConstant(constant.value(), json);
        } else if (node instanceof Node.Name name) {
            json.writeStringProperty("name", name.name());
        } else if (node instanceof Node.Operator operator) {
            json.writeStringProperty("operator", operator.name());
            json.writeStringProperty("as", operator.spelling().text());
        } else if (node instanceof Node.Call call) {
            writeCall(call, json);
        } else if (node instanceof Node.Star star) {
            json.writeName("star");
            write(star.value(), json);
        } else if (node instanceof Node.Lambda lambda) {
            writeLambda(lambda, json);
        } else if (node instanceof Node.If choice) {
            writeNamed("if", choice.condition(), json);
            writeNamed("then", choice.then(), json);
            writeNamed("else", choice.otherwise(), json);
        } else if (node instanceof Node.Assign assign) {
            json.writeStringProperty("assign", assign.name());
            writeNamed("value", assign.value(), json);
        } else {
            writeContainer(node, json);
        }
        json.writeEndObject();
    }

    private static void writeNamed(String key, Node node, JsonGenerator json) {
        json.writeName(key);
        write(node, json);
    }

    private static void writeContainer(Node node, JsonGenerator json) {
        if (node instanceof Node.TupleOf tuple) {
            writeAll("tuple", tuple.items(), json);
        } else if (node instanceof Node.ListOf list) {
            writeAll("list", list.items(), json);
        } else if (node instanceof Node.SetOf set) {
            writeAll("set", set.items(), json);
        } else {
            writeAll("dict", ((Node.DictOf) node).items(), json);
        }
    }

    private static void writeCall(Node.Call call, JsonGenerator json) {
        if (call.function() instanceof Node.Operator operator) {
            json.writeStringProperty("call", operator.name());
            json.writeStringProperty("as", operator.spelling().text());
        } else {
            writeNamed("call", call.function(), json);
        }
        if (!call.args().isEmpty()) {
            writeAll("args", call.args(), json);
        }
        if (!call.keywords().isEmpty()) {
            writeAll("keywords", call.keywords(), json);
        }
    }

    private static void writeLambda(Node.Lambda lambda, JsonGenerator json) {
        json.writeName("lambda");
        json.writeStartObject();
        json.writeStringProperty("name", lambda.name());
        json.writeName("parameters");
        json.writeStartArray();
        lambda.parameters().forEach(json::writeString);
        json.writeEndArray();
        lambda.rest().ifPresent(rest -> json.writeStringProperty("rest", rest));
        writeAll("steps", lambda.steps(), json);
        json.writeEndObject();
    }

    private static void writeAll(String key, List<Node> nodes, JsonGenerator json) {
        json.writeName(key);
        json.writeStartArray();
        nodes.forEach(node -> write(node, json));
        json.writeEndArray();
    }

    private static void writeAll(String key, Map<String, Node> nodes, JsonGenerator json) {
        json.writeName(key);
        json.writeStartObject();
        nodes.forEach((name, node) -> writeNamed(name, node, json));
        json.writeEndObject();
    }

    private static void writeConstant(Value<Void> value, JsonGenerator json) {
        json.writeStartObject();
        if (value instanceof Value.Int<Void> number) {
            json.writeNumberProperty("int", number.value());
        } else if (value instanceof Value.Float<Void> number) {
            json.writeNumberProperty("float", number.value());
        } else if (value instanceof Value.Bool<Void> bool) {
            json.writeBooleanProperty("bool", bool.value());
        } else if (value instanceof Value.Str<Void> text) {
            json.writeStringProperty("str", text.value());
        } else if (value instanceof Value.OfDType<Void> dtype) {
            json.writeStringProperty("dtype", dtype.dtype().label());
        } else if (value instanceof Value.OfMemoryFormat<Void> format) {
            json.writeStringProperty("memory_format", format.format().label());
        } else {
            json.writeBooleanProperty(value instanceof Value.None<Void> ? "none" : "ellipsis", true);
        }
        json.writeEndObject();
    }

    /**
     * Reads a program.
     *
     * @throws MalformedTree if it isn't one
     */
    public static Program readProgram(JsonNode json) {
        List<Node> steps = readAll(json);
        if (steps.isEmpty()) {
            throw new MalformedTree("a program has at least one step, got " + json);
        }
        return new Program(steps);
    }

    /**
     * Reads a node.
     *
     * @throws MalformedTree if it isn't one
     */
    public static Node read(JsonNode json) {
        if (json.has("const")) {
            only(json, "const");
            return new Node.Constant(readConstant(json.get("const")));
        } else if (json.has("name")) {
            only(json, "name");
            return new Node.Name(text(json, "name"));
        } else if (json.has("operator")) {
            only(json, "operator", "as");
            return new Node.Operator(text(json, "operator"), new Spelling(text(json, "as")));
        } else if (json.has("call")) {
            return readCall(json);
        } else if (json.has("lambda")) {
            only(json, "lambda");
            return readLambda(json.get("lambda"));
        } else if (json.has("if")) {
            only(json, "if", "then", "else");
            return new Node.If(read(part(json, "if")), read(part(json, "then")), read(part(json, "else")));
        } else if (json.has("assign")) {
            only(json, "assign", "value");
            return new Node.Assign(text(json, "assign"), read(part(json, "value")));
        }
        return readContainer(json);
    }

    private static Node readContainer(JsonNode json) {
        if (json.has("star")) {
            only(json, "star");
            return new Node.Star(read(json.get("star")));
        } else if (json.has("tuple")) {
            only(json, "tuple");
            return new Node.TupleOf(readAll(json.get("tuple")));
        } else if (json.has("list")) {
            only(json, "list");
            return new Node.ListOf(readAll(json.get("list")));
        } else if (json.has("set")) {
            only(json, "set");
            return new Node.SetOf(readAll(json.get("set")));
        } else if (json.has("dict")) {
            only(json, "dict");
            return new Node.DictOf(readNamed(json.get("dict")));
        }
        throw new MalformedTree("not a node: " + json);
    }

    private static Node readCall(JsonNode json) {
        List<Node> args = json.has("args") ? readAll(json.get("args")) : List.of();
        Map<String, Node> keywords = json.has("keywords") ? readNamed(json.get("keywords")) : Map.of();
        if (json.get("call").isString()) {
            only(json, "call", "as", "args", "keywords");
            Node operator = new Node.Operator(text(json, "call"), new Spelling(text(json, "as")));
            return new Node.Call(operator, args, keywords);
        }
        only(json, "call", "args", "keywords");
        return new Node.Call(read(json.get("call")), args, keywords);
    }

    private static Node readLambda(JsonNode json) {
        only(json, "name", "parameters", "rest", "steps");
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : part(json, "parameters")) {
            parameters.add(string(parameter));
        }
        Optional<String> rest = json.has("rest") ? Optional.of(text(json, "rest")) : Optional.empty();
        List<Node> steps = readAll(part(json, "steps"));
        if (steps.isEmpty()) {
            throw new MalformedTree("a function has at least one step, got " + json);
        }
        return new Node.Lambda(text(json, "name"), parameters, rest, steps);
    }

    private static List<Node> readAll(JsonNode json) {
        if (!json.isArray()) {
            throw new MalformedTree("expected an array of nodes, got " + json);
        }
        List<Node> nodes = new ArrayList<>();
        json.forEach(node -> nodes.add(read(node)));
        return nodes;
    }

    private static Map<String, Node> readNamed(JsonNode json) {
        if (!json.isObject()) {
            throw new MalformedTree("expected an object of nodes, got " + json);
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        json.properties().forEach(entry -> nodes.put(entry.getKey(), read(entry.getValue())));
        return nodes;
    }

    private static Value<Void> readConstant(JsonNode json) {
        if (json.size() == 1) {
            Map.Entry<String, JsonNode> entry = json.properties().iterator().next();
            JsonNode content = entry.getValue();
            switch (entry.getKey()) {
                case "int":
                    return new Value.Int<>(number(content).longValue());
                case "float":
                    return new Value.Float<>(number(content).doubleValue());
                case "bool":
                    return new Value.Bool<>(content.asBoolean());
                case "str":
                    return new Value.Str<>(string(content));
                case "none":
                    return new Value.None<>();
                case "ellipsis":
                    return new Value.Ellipsis<>();
                case "dtype":
                    return new Value.OfDType<>(
                            DType.of(string(content)).orElseThrow(() -> new MalformedTree("unknown dtype " + content)));
                case "memory_format":
                    return new Value.OfMemoryFormat<>(MemoryFormat.of(string(content))
                            .orElseThrow(() -> new MalformedTree("unknown memory format " + content)));
                default:
                    break;
            }
        }
        throw new MalformedTree("not a constant: " + json);
    }

    private static JsonNode number(JsonNode json) {
        if (!json.isNumber()) {
            throw new MalformedTree("expected a number, got " + json);
        }
        return json;
    }

    private static String text(JsonNode json, String key) {
        return string(part(json, key));
    }

    private static String string(JsonNode json) {
        if (!json.isString()) {
            throw new MalformedTree("expected a string, got " + json);
        }
        return json.stringValue();
    }

    private static JsonNode part(JsonNode json, String key) {
        JsonNode part = json.get(key);
        if (part == null) {
            throw new MalformedTree("\"" + key + "\" is missing in " + json);
        }
        return part;
    }

    private static void only(JsonNode json, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (String key : json.propertyNames()) {
            if (!known.contains(key)) {
                throw new MalformedTree("unknown key \"" + key + "\" in " + json);
            }
        }
    }
}
