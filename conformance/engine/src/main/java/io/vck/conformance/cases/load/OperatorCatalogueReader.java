package io.vck.conformance.cases.load;

import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Problems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code operators.json}. */
final class OperatorCatalogueReader {
    private OperatorCatalogueReader() {}

    /**
     * @throws InvalidCases if anything is wrong with the text
     */
    static OperatorCatalogue read(String text) {
        Problems problems = new Problems("operators.json", text);
        JsonText.Result result = JsonText.read(text);
        result.faults().forEach(fault -> problems.at(fault.place(), fault.message()));
        SortedMap<String, List<String>> signatures = new TreeMap<>();
        result.value().ifPresent(json -> {
            if (json instanceof Json.Object object) {
                Fields fields = new Fields(object, problems);
                object.members().keySet().forEach(name -> signatures.put(name, overloads(name, fields, problems)));
            } else {
                problems.at(json, "a catalogue of operators is to be an object, got " + json.kind());
            }
        });
        if (problems.count() > 0) {
            throw new InvalidCases(problems.inOrder());
        }
        return new OperatorCatalogue(signatures);
    }

    private static List<String> overloads(String name, Fields fields, Problems problems) {
        List<Json.Text> overloads = fields.texts(name);
        for (Json.Text overload : overloads) {
            String signature = overload.value();
            if (!signature.startsWith(name + "(") && !signature.startsWith(name + ".")) {
                problems.at(overload, "expected a signature of " + name + ", got \"" + signature + "\"");
            }
        }
        return overloads.stream().map(Json.Text::value).toList();
    }
}
