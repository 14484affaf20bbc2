package io.vck.reports.html;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.html.SiteLog.Answer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Which logs tell the same of a case, by their {@link Fingerprint}s. The different ones of a case have numbers, in the order of
 * the logs; written is what is not the first, after the number of the case.
 */
record Endings(List<SiteCase> ordered, List<SiteLog> logs) {

    void write(JsonGenerator json) {
        List<List<Integer>> columns = new ArrayList<>();
        logs.forEach(log -> columns.add(new ArrayList<>()));
        for (int number = 0; number < ordered.size(); number++) {
            add(number, columns);
        }
        json.writeArrayPropertyStart("endings");
        for (List<Integer> column : columns) {
            json.writeStartArray();
            column.forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void add(int number, List<List<Integer>> columns) {
        List<Fingerprint> different = new ArrayList<>();
        for (int log = 0; log < columns.size(); log++) {
            Answer answer = logs.get(log).answers().get(ordered.get(number).id());
            if (answer == null) {
                continue;
            }
            int place = different.indexOf(answer.fingerprint());
            if (place < 0) {
                place = different.size();
                different.add(answer.fingerprint());
            }
            if (place > 0) {
                columns.get(log).add(number);
                columns.get(log).add(place);
            }
        }
    }
}
