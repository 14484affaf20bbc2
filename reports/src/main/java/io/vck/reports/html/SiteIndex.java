package io.vck.reports.html;

import io.vck.reports.html.SiteLog.Answer;
import io.vck.reports.known.Findings;
import io.vck.reports.log.Header;
import io.vck.reports.log.NumberTolerance;
import io.vck.reports.log.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import tools.jackson.core.JsonGenerator;

/**
 * The index: what the site knows of all cases at once. Cases are columns, in which a case is the item at its number: a browser
 * reads a hundred thousand of them in a moment, and a text that many cases share stands there once. {@code site-data.schema.json}
 * says what each field is.
 */
final class SiteIndex {
    /** The version of the data's form, for pages that are cached. */
    private static final int FORM = 2;

    private static final char ABSENT = '.';

    private final SiteCases cases;
    private final List<SiteCase> ordered;
    private final List<SiteLog> logs;
    private final CaseChunks chunks;
    private final Findings findings;

    SiteIndex(SiteCases cases, List<SiteCase> ordered, List<SiteLog> logs, CaseChunks chunks, Findings findings) {
        this.cases = cases;
        this.ordered = ordered;
        this.logs = logs;
        this.chunks = chunks;
        this.findings = findings;
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("form", FORM);
        json.writeStringProperty("versions", versions());
        writeTolerances(json);
        writeBackends(json);
        HeaderTables.of(logs.stream().map(SiteLog::header).toList()).write(json);
        writeNumbers("chunks", chunks.firsts(), json);
        writeGroups(json);
        writeCases(json);
        new KnownIndex(ordered, logs).write(json);
        FindingsIndex.write(findings, json);
        json.writeEndObject();
    }

    /** What can be searched for beside the names: of each case, its program and what backends said of it. */
    void writeTexts(JsonGenerator json) {
        json.writeStartArray();
        for (SiteCase each : ordered) {
            StringBuilder text = new StringBuilder(each.program());
            logs.stream()
                    .map(log -> log.answers().get(each.id()))
                    .filter(Objects::nonNull)
                    .map(Answer::message)
                    .filter(message -> !message.isEmpty())
                    .distinct()
                    .forEach(message -> text.append('\n').append(message));
            json.writeString(text.toString());
        }
        json.writeEndArray();
    }

    private String versions() {
        return logs.stream()
                .map(log -> log.header().versions())
                .map(versions -> "suite " + versions.suite() + ", kit " + versions.kit())
                .distinct()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private static void writeTolerances(JsonGenerator json) {
        json.writeArrayPropertyStart("tolerances");
        NumberTolerance.BY_DTYPE.forEach((dtype, tolerance) -> {
            json.writeStartObject();
            json.writeStringProperty("dtype", dtype);
            json.writeNumberProperty("relative", tolerance.relative());
            json.writeNumberProperty("absolute", tolerance.absolute());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void writeBackends(JsonGenerator json) {
        List<String> labels = Labels.of(logs);
        json.writeArrayPropertyStart("backends");
        for (int i = 0; i < logs.size(); i++) {
            writeBackend(labels.get(i), logs.get(i), json);
        }
        json.writeEndArray();
    }

    private void writeBackend(String label, SiteLog log, JsonGenerator json) {
        Header header = log.header();
        json.writeStartObject();
        json.writeStringProperty("label", label);
        json.writeStringProperty("name", header.backend().name());
        json.writeStringProperty("version", header.backend().version());
        json.writeStringProperty("language", header.backend().language());
        json.writeStringProperty("suite", header.versions().suite());
        json.writeStringProperty("kit", header.versions().kit());
        json.writeStringProperty("started", header.environment().started().toString());
        json.writeStringProperty("os", header.environment().os());
        json.writeStringProperty("log", nameOf(log));
        header.rerun().ifPresent(command -> json.writeStringProperty("rerun", command));
        header.library().ifPresent(name -> json.writeStringProperty("library", name));
        header.plan().ifPresent(plan -> writePlan(plan, json));
        json.writeStringProperty(
                "end",
                log.footer()
                        .map(footer -> footer.complete() ? "complete" : "interrupted")
                        .orElse("missing"));
        json.writeArrayPropertyStart("capabilities");
        header.backend().capabilities().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The name of its file; its path below the folder that all logs share, where another log of the site is called the same. */
    private String nameOf(SiteLog log) {
        Path name = log.file().getFileName();
        boolean alone = logs.stream()
                        .filter(other -> name.equals(other.file().getFileName()))
                        .map(SiteLog::file)
                        .distinct()
                        .count()
                == 1;
        return String.valueOf(alone ? name : belowSharedFolder(log.file().toAbsolutePath()));
    }

    private Path belowSharedFolder(Path file) {
        Path shared = file.getParent();
        for (SiteLog other : logs) {
            while (shared != null && !other.file().toAbsolutePath().startsWith(shared)) {
                shared = shared.getParent();
            }
        }
        return shared == null ? file : shared.relativize(file);
    }

    private static void writePlan(Plan plan, JsonGenerator json) {
        plan.profile().ifPresent(profile -> json.writeStringProperty("profile", profile));
        json.writeStringProperty("case_files", plan.suite());
        json.writeArrayPropertyStart("filters");
        plan.filters().forEach(json::writeString);
        json.writeEndArray();
    }

    private void writeGroups(JsonGenerator json) {
        Map<String, Integer> firsts = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            firsts.putIfAbsent(ordered.get(i).group(), i);
        }
        json.writeArrayPropertyStart("groups");
        firsts.forEach((name, first) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeNumberProperty("first", first);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void writeCases(JsonGenerator json) {
        Numbered<String> abouts = new Numbered<>();
        Numbered<Collection<String>> requirements = new Numbered<>();
        Numbered<Collection<String>> operators = new Numbered<>();
        Numbered<Collection<String>> capabilities = new Numbered<>();
        List<Integer> about = column(each -> abouts.of(each.about()));
        List<Integer> requirement = column(each -> requirements.of(each.requirements()));
        List<Integer> operator = column(each -> operators.of(each.demands().operators()));
        List<Integer> capability = column(each -> capabilities.of(each.demands().capabilities()));
        Numbered<Collection<String>> observed = new Numbered<>();
        List<Integer> observes = column(each -> observed.of(each.demands().observes()));
        json.writeArrayPropertyStart("abouts");
        abouts.all().forEach(json::writeString);
        json.writeEndArray();
        writeSets("requirement_sets", requirements, json);
        writeSets("operator_sets", operators, json);
        writeSets("capability_sets", capabilities, json);
        writeSets("observed_sets", observed, json);
        json.writeObjectPropertyStart("cases");
        json.writeArrayPropertyStart("name");
        ordered.forEach(each -> json.writeString(each.inGroup()));
        json.writeEndArray();
        writeNumbers("about", about, json);
        writeNumbers("requirements", requirement, json);
        writeNumbers("operators", operator, json);
        writeNumbers("capabilities", capability, json);
        writeNumbers("observes", observes, json);
        json.writeArrayPropertyStart("verdicts");
        logs.forEach(log -> json.writeString(verdicts(log)));
        json.writeEndArray();
        json.writeArrayPropertyStart("unchecked");
        logs.forEach(log -> writeUnchecked(log, json));
        json.writeEndArray();
        new Endings(ordered, logs).write(json);
        writeNumbers("contradictory", contradictory(), json);
        json.writeEndObject();
    }

    private String verdicts(SiteLog log) {
        StringBuilder letters = new StringBuilder(ordered.size());
        for (SiteCase each : ordered) {
            Answer answer = log.answers().get(each.id());
            letters.append(answer == null ? ABSENT : letter(answer));
        }
        return letters.toString();
    }

    /** The verdict's first letter, since no two verdicts share one; a capital if the case is disputed. */
    private static char letter(Answer answer) {
        char letter = answer.verdict().label().charAt(0);
        return answer.disputed() ? Character.toUpperCase(letter) : letter;
    }

    /** Pairs of a case's number and how many of its expectations could not be observed. */
    private void writeUnchecked(SiteLog log, JsonGenerator json) {
        json.writeStartArray();
        for (int i = 0; i < ordered.size(); i++) {
            Answer answer = log.answers().get(ordered.get(i).id());
            if (answer != null && answer.unchecked() > 0) {
                json.writeNumber(i);
                json.writeNumber(answer.unchecked());
            }
        }
        json.writeEndArray();
    }

    private List<Integer> contradictory() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (cases.isContradictory(ordered.get(i))) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private List<Integer> column(ToIntFunction<SiteCase> item) {
        return ordered.stream().mapToInt(item).boxed().toList();
    }

    private static void writeSets(String key, Numbered<Collection<String>> sets, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        for (Collection<String> set : sets.all()) {
            json.writeStartArray();
            set.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static void writeNumbers(String key, List<Integer> numbers, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        numbers.forEach(json::writeNumber);
        json.writeEndArray();
    }
}
