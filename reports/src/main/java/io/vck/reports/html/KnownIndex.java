package io.vck.reports.html;

import io.vck.reports.html.SiteLog.Answer;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.known.Standing.AsKnown;
import io.vck.reports.known.Standing.Unexpected;
import io.vck.reports.log.Digest;
import io.vck.reports.log.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What the index says of known outcomes: how the cases of each backend stand to its baseline, and why they are known. An entry,
 * a reason and a surprise stand there once, however many cases have it.
 */
final class KnownIndex {
    private static final char NOTHING = '.';
    private static final char KNOWN = 'k';
    private static final char OTHERWISE = 'o';
    private static final char NEW = 'n';

    private final List<SiteCase> ordered;
    private final List<SiteLog> logs;
    private final Numbered<BaselineEntry> entries = new Numbered<>();
    private final Numbered<Surprise> surprises = new Numbered<>();

    KnownIndex(List<SiteCase> ordered, List<SiteLog> logs) {
        this.ordered = ordered;
        this.logs = logs;
    }

    /** In which way an outcome is not what it should be. */
    private record Surprise(String kind, String remedy, String expected) {}

    /** Writes it, if there is a baseline at all. */
    void write(JsonGenerator json) {
        if (logs.stream().allMatch(log -> log.known().isEmpty())) {
            return;
        }
        json.writeObjectPropertyStart("known");
        json.writeArrayPropertyStart("backends");
        for (SiteLog log : logs) {
            log.known().ifPresentOrElse(known -> writeBackend(log, known, json), json::writeNull);
        }
        json.writeEndArray();
        writeEntries(json);
        json.writeArrayPropertyStart("surprises");
        for (Surprise surprise : surprises.all()) {
            json.writeStartObject();
            json.writeStringProperty("kind", surprise.kind());
            json.writeStringProperty("remedy", surprise.remedy());
            json.writeStringProperty("expected", surprise.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeBackend(SiteLog log, KnownOutcomes known, JsonGenerator json) {
        StringBuilder letters = new StringBuilder(ordered.size());
        List<Integer> ofCases = new ArrayList<>();
        List<Integer> surprising = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Answer answer = log.answers().get(ordered.get(i).id());
            Standing standing = answer == null ? Standing.NOTHING_TO_SAY : answer.standing();
            letters.append(letter(standing));
            int number = i;
            entry(standing).ifPresent(entry -> add(ofCases, number, entries.of(entry)));
            if (standing instanceof Unexpected surprise) {
                Surprise made = new Surprise(surprise.kind(), surprise.remedy(), surprise.expected());
                add(surprising, number, surprises.of(made));
            }
        }
        json.writeStartObject();
        known.writtenFor().ifPresent(run -> {
            json.writeObjectPropertyStart("written_for");
            json.writeStringProperty("version", run.version());
            json.writeStringProperty("suite", run.suite());
            json.writeEndObject();
        });
        json.writeStringProperty("standings", letters.toString());
        SiteIndex.writeNumbers("entries", ofCases, json);
        SiteIndex.writeNumbers("surprises", surprising, json);
        json.writeArrayPropertyStart("unmatched");
        if (!isPart(log)) {
            writeUnmatched(log, known, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** That a part of the suite lacks cases tells nothing of them; the gate leaves them be too. */
    private static boolean isPart(SiteLog log) {
        return log.header().plan().filter(Plan::isPart).isPresent();
    }

    private void writeUnmatched(SiteLog log, KnownOutcomes known, JsonGenerator json) {
        known.entries().forEach((id, entry) -> {
            if (!log.answers().containsKey(id)) {
                json.writeStartObject();
                json.writeStringProperty("case", id);
                json.writeNumberProperty("entry", entries.of(entry));
                json.writeEndObject();
            }
        });
    }

    private void writeEntries(JsonGenerator json) {
        Map<String, String> ids = new HashMap<>();
        json.writeArrayPropertyStart("entries");
        for (BaselineEntry entry : entries.all()) {
            json.writeStartObject();
            json.writeStringProperty("id", ids.computeIfAbsent(entry.reason(), KnownIndex::digest));
            json.writeStringProperty("outcome", entry.outcome());
            json.writeStringProperty("reason", entry.reason());
            json.writeBooleanProperty("flaky", entry.flaky());
            entry.issue().ifPresent(issue -> json.writeStringProperty("issue", issue));
            entry.owner().ifPresent(owner -> json.writeStringProperty("owner", owner));
            entry.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
            json.writeArrayPropertyStart("findings");
            entry.findings().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** By which an address names a reason, for as long as its words are the same. */
    private static String digest(String reason) {
        return Digest.crc32c(reason.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(List<Integer> pairs, int number, int place) {
        pairs.add(number);
        pairs.add(place);
    }

    private static Optional<BaselineEntry> entry(Standing standing) {
        if (standing instanceof AsKnown known) {
            return Optional.of(known.known());
        }
        return standing instanceof Unexpected surprise ? surprise.known() : Optional.empty();
    }

    private static char letter(Standing standing) {
        if (standing instanceof Unexpected surprise) {
            return surprise.known().isPresent() ? OTHERWISE : NEW;
        }
        return standing instanceof AsKnown ? KNOWN : NOTHING;
    }
}
