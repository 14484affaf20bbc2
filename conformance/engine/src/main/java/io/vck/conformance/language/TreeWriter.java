package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes program trees as JSON. */
final class TreeWriter {
    private final JsonGenerator json;

    TreeWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Node node) {
        json.writeStartObject();
        if (node instanceof Node.Constant constant) {
            json.writeName("const");
            Constants.write(constant.value(), json);
        } else if (node instanceof Node.Name name) {
            json.writeStringProperty("name", name.name());
        } else if (node instanceof Node.Operator operator) {
            json.writeStringProperty("operator", operator.name());
            json.writeStringProperty("as", operator.spelling().text());
        } else if (node instanceof Node.Call call) {
            writeCall(call);
        } else if (node instanceof Node.Star star) {
            json.writeName("star");
            write(star.value());
        } else if (node instanceof Node.Lambda lambda) {
            writeLambda(lambda);
        } else if (node instanceof Node.If choice) {
            writeNamed("if", choice.condition());
            writeNamed("then", choice.then());
            writeNamed("else", choice.otherwise());
        } else if (node instanceof Node.Assign assign) {
            json.writeStringProperty("assign", assign.name());
            writeNamed("value", assign.value());
        } else {
            writeContainer(node);
        }
        json.writeEndObject();
    }

    private void writeNamed(String key, Node node) {
        json.writeName(key);
        write(node);
    }

    private void writeContainer(Node node) {
        if (node instanceof Node.TupleOf tuple) {
            writeAll("tuple", tuple.items());
        } else if (node instanceof Node.ListOf list) {
            writeAll("list", list.items());
        } else if (node instanceof Node.SetOf set) {
            writeAll("set", set.items());
        } else {
            writeAll("dict", ((Node.DictOf) node).items());
        }
    }

    private void writeCall(Node.Call call) {
        if (call.function() instanceof Node.Operator operator) {
            json.writeStringProperty("call", operator.name());
            json.writeStringProperty("as", operator.spelling().text());
        } else {
            writeNamed("call", call.function());
        }
        if (!call.args().isEmpty()) {
            writeAll("args", call.args());
        }
        if (!call.keywords().isEmpty()) {
            writeAll("keywords", call.keywords());
        }
    }

    private void writeLambda(Node.Lambda lambda) {
        json.writeName("lambda");
        json.writeStartObject();
        json.writeStringProperty("name", lambda.name());
        json.writeName("parameters");
        json.writeStartArray();
        lambda.parameters().forEach(json::writeString);
        json.writeEndArray();
        lambda.rest().ifPresent(rest -> json.writeStringProperty("rest", rest));
        writeAll("steps", lambda.steps());
        json.writeEndObject();
    }

    private void writeAll(String key, List<Node> nodes) {
        json.writeName(key);
        json.writeStartArray();
        nodes.forEach(this::write);
        json.writeEndArray();
    }

    private void writeAll(String key, Map<String, Node> nodes) {
        json.writeName(key);
        json.writeStartObject();
        nodes.forEach(this::writeNamed);
        json.writeEndObject();
    }
}
