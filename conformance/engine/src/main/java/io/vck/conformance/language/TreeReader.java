package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads program trees from JSON, strictly: what {@code tree.schema.json} refuses is refused here. */
final class TreeReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern SPELLING =
            Pattern.compile("\\.?[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)*|[-+*/<>]|\\*\\*|[=!<>]=|\\[]=?");

    private TreeReader() {}

    static Node step(JsonNode json) {
        if (json.has("assign")) {
            only(json, "assign", "value");
            return new Node.Assign(name(part(json, "assign")), expression(part(json, "value")));
        }
        return expression(json);
    }

    /** An expression, or {@code *expression}: what can stand in a container and among arguments. */
    private static Node item(JsonNode json) {
        if (json.has("star")) {
            only(json, "star");
            return new Node.Star(expression(json.get("star")));
        }
        return expression(json);
    }

    private static Node expression(JsonNode json) {
        if (json.has("const")) {
            only(json, "const");
            return new Node.Constant(Constants.read(json.get("const")));
        } else if (json.has("name")) {
            only(json, "name");
            return new Node.Name(name(json.get("name")));
        } else if (json.has("operator")) {
            only(json, "operator", "as");
            return operator(json, "operator");
        } else if (json.has("call")) {
            return call(json);
        } else if (json.has("lambda")) {
            only(json, "lambda");
            return lambda(json.get("lambda"));
        } else if (json.has("if")) {
            only(json, "if", "then", "else");
            return new Node.If(
                    expression(json.get("if")), expression(part(json, "then")), expression(part(json, "else")));
        }
        return container(json);
    }

    private static Node container(JsonNode json) {
        if (json.has("tuple")) {
            only(json, "tuple");
            return new Node.TupleOf(items(json.get("tuple")));
        } else if (json.has("list")) {
            only(json, "list");
            return new Node.ListOf(items(json.get("list")));
        } else if (json.has("set")) {
            only(json, "set");
            return new Node.SetOf(atLeastOne(items(json.get("set")), json, "an item"));
        } else if (json.has("dict")) {
            only(json, "dict");
            return new Node.DictOf(named(json.get("dict")));
        }
        throw new MalformedTree("not an expression: " + json);
    }

    private static Node.Operator operator(JsonNode json, String key) {
        String spelling = string(part(json, "as"));
        if (!SPELLING.matcher(spelling).matches()) {
            throw new MalformedTree("no operator is written \"" + spelling + "\", in " + json);
        }
        return new Node.Operator(name(json.get(key)), new Spelling(spelling));
    }

    private static Node call(JsonNode json) {
        List<Node> args = json.has("args") ? items(json.get("args")) : List.of();
        Map<String, Node> keywords = json.has("keywords") ? named(json.get("keywords")) : Map.of();
        keywords.keySet().forEach(TreeReader::name);
        if (json.get("call").isString()) {
            only(json, "call", "as", "args", "keywords");
            return new Node.Call(operator(json, "call"), args, keywords);
        }
        only(json, "call", "args", "keywords");
        return new Node.Call(expression(json.get("call")), args, keywords);
    }

    private static Node lambda(JsonNode json) {
        only(json, "name", "parameters", "rest", "steps");
        List<String> parameters = all(part(json, "parameters"), TreeReader::name);
        Optional<String> rest = json.has("rest") ? Optional.of(name(json.get("rest"))) : Optional.empty();
        List<Node> steps = atLeastOne(all(part(json, "steps"), TreeReader::step), json, "a step");
        return new Node.Lambda(string(part(json, "name")), parameters, rest, steps);
    }

    private static List<Node> items(JsonNode json) {
        return all(json, TreeReader::item);
    }

    static <N> List<N> all(JsonNode json, Function<JsonNode, N> reader) {
        if (!json.isArray()) {
            throw new MalformedTree("expected an array, got " + json);
        }
        List<N> nodes = new ArrayList<>(json.size());
        json.forEach(node -> nodes.add(reader.apply(node)));
        return nodes;
    }

    static List<Node> atLeastOne(List<Node> nodes, JsonNode json, String what) {
        if (nodes.isEmpty()) {
            throw new MalformedTree(what + " is missing in " + json);
        }
        return nodes;
    }

    private static Map<String, Node> named(JsonNode json) {
        if (!json.isObject()) {
            throw new MalformedTree("expected an object of expressions, got " + json);
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        json.properties().forEach(entry -> nodes.put(entry.getKey(), expression(entry.getValue())));
        return nodes;
    }

    private static String name(JsonNode json) {
        return name(string(json));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new MalformedTree("not a name: \"" + text + "\"");
        }
        return text;
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
        if (!json.isObject()) {
            throw new MalformedTree("expected an object, got " + json);
        }
        Set<String> known = Set.of(allowed);
        for (String key : json.propertyNames()) {
            if (!known.contains(key)) {
                throw new MalformedTree("unknown key \"" + key + "\" in " + json);
            }
        }
    }
}
