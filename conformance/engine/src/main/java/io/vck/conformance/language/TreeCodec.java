package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Program trees as JSON, as {@code tree.schema.json} describes them. */
public final class TreeCodec {
    private TreeCodec() {}

    /** Writes a program: an array of its steps. */
    public static void write(Program program, JsonGenerator json) {
        TreeWriter writer = new TreeWriter(json);
        json.writeStartArray();
        program.steps().forEach(writer::write);
        json.writeEndArray();
    }

    /** Writes a step or an expression. */
    public static void write(Node node, JsonGenerator json) {
        new TreeWriter(json).write(node);
    }

    /**
     * Reads a program.
     *
     * @throws MalformedTree if it isn't one
     */
    public static Program readProgram(JsonNode json) {
        return new Program(TreeReader.atLeastOne(TreeReader.all(json, TreeReader::step), json, "a step"));
    }

    /**
     * Reads a step or an expression.
     *
     * @throws MalformedTree if it isn't one
     */
    public static Node read(JsonNode json) {
        return TreeReader.step(json);
    }
}
