package io.vck.reports.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log as an earlier run of the same backend could have left it: of everything that can change from run to run, something did.
 *
 * @param version of the backend
 * @param started when
 * @param suite its version
 */
record EarlierRun(String version, String started, String suite) {
    private static final JsonMapper JSON = new JsonMapper();

    Path of(Path log, Path file) {
        try {
            List<String> lines = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(log)) {
                ObjectNode json = (ObjectNode) JSON.readTree(line);
                number++;
                if (json.path("type").asString().equals("header")) {
                    change(json);
                } else if (json.path("type").asString().equals("record") && !change(json, number)) {
                    continue;
                }
                lines.add(json.toString());
            }
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(ObjectNode header) {
        ObjectNode backend = (ObjectNode) header.get("backend");
        backend.put("version", version);
        backend.putArray("capabilities").add("strides").add("only-earlier");
        ((ObjectNode) header.get("environment")).put("started", started);
        ((ObjectNode) header.get("versions")).put("suite", suite);
    }

    /** Changes a record; tells whether the earlier run had it at all. */
    private static boolean change(ObjectNode record, int number) {
        JsonNode verdict = record.get("verdict");
        if (number % 29 == 3) {
            return false;
        } else if (number % 31 == 4) {
            record.put("id", record.get("id").asString() + "[earlier]");
        } else if (number % 19 == 5) {
            record.put("unchecked", record.path("unchecked").asLong() + 1);
        } else if (number % 23 == 6) {
            record.put("disputed", "who knows");
        } else if (verdict.asString().equals("pass")) {
            if (number % 7 == 0) {
                record.put("verdict", number % 2 == 0 ? "error" : "unsupported").put("message", "not yet " + number);
            }
        } else if (number % 2 == 0) {
            // Only what differs from run to run anyway.
            record.put("message", record.get("message").asString().replaceAll("lane \\d+", "$0") + "  ");
        } else if (number % 3 == 0) {
            record.put("message", "another message");
        } else if (number % 5 == 0) {
            record.put("verdict", "pass").put("message", "");
        }
        return true;
    }
}
