package io.vck.conformance.gate;

import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Problems;
import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.log.CaseVerdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads baselines, strictly: what is misspelt would excuse nothing, or the wrong thing. */
public final class BaselineReader {
    private static final String MAJOR = Baseline.VERSION.substring(0, Baseline.VERSION.indexOf('.') + 1);

    private final String file;
    private final Problems problems;
    private final Set<String> cases = new LinkedHashSet<>();
    private final Map<String, Integer> lineById = new HashMap<>();

    private BaselineReader(String file, String text) {
        this.file = file;
        this.problems = new Problems(file, text);
    }

    /**
     * Reads a baseline.
     *
     * @param file as messages are to quote it
     * @throws InvalidBaseline if anything is wrong with the text, with all that is
     */
    public static Baseline read(String file, String text) {
        BaselineReader reader = new BaselineReader(file, text);
        JsonText.Result json = JsonText.read(text);
        json.faults().forEach(fault -> reader.problems.at(fault.place(), fault.message()));
        Optional<Baseline> baseline = json.value().flatMap(reader::baseline);
        if (reader.problems.count() > 0 || baseline.isEmpty()) {
            throw new InvalidBaseline(reader.problems.inOrder());
        }
        return baseline.get();
    }

    private Optional<Baseline> baseline(Json json) {
        if (!(json instanceof Json.Object object)) {
            problems.at(json, "a baseline is an object, got " + json.kind());
            return Optional.empty();
        }
        Fields fields = new Fields(object, problems);
        if (isOfAnotherVersion(fields)) {
            return Optional.empty();
        }
        fields.only("$schema", "baseline", "backend", "suite", "profile", "entries", "cases")
                .required("baseline", "backend", "suite", "entries", "cases");
        Fields backend = fields.object("backend")
                .map(found -> new Fields(found, problems)
                        .only("name", "version", "capabilities")
                        .required("name", "version", "capabilities"))
                .orElseGet(() -> new Fields(new Json.Object(Map.of(), object.place()), problems));
        fields.object("cases").ifPresent(this::readCases);
        List<KnownOutcome> entries = new ArrayList<>();
        fields.array("entries")
                .ifPresent(array -> array.items().forEach(item -> entry(item).ifPresent(entries::add)));
        return Optional.of(new Baseline(
                file,
                backend.sentence("name").orElse(""),
                backend.text("version").map(Json.Text::value).orElse(""),
                new TreeSet<>(backend.texts("capabilities").stream()
                        .map(Json.Text::value)
                        .toList()),
                fields.sentence("suite").orElse(""),
                fields.sentence("profile"),
                entries,
                cases));
    }

    /** All else that would be found wrong with it would only distract. */
    private boolean isOfAnotherVersion(Fields fields) {
        Optional<Json.Text> version = fields.has("baseline") ? fields.text("baseline") : Optional.empty();
        if (version.isEmpty() || version.get().value().startsWith(MAJOR)) {
            return false;
        }
        problems.at(
                version.get(),
                "the baseline has version " + version.get().value() + ", this program reads " + MAJOR + "x");
        return true;
    }

    private void readCases(Json.Object object) {
        Fields fields = new Fields(object, problems);
        object.members().forEach((name, member) -> {
            List<String> labels =
                    fields.texts(name).stream().map(Json.Text::value).toList();
            for (String id : new CaseFamily(name, labels).ids()) {
                if (!cases.add(id)) {
                    problems.at(member.key(), "the case " + id + " stands twice");
                }
            }
        });
    }

    private Optional<KnownOutcome> entry(Json json) {
        if (!(json instanceof Json.Object object)) {
            problems.at(json, "an entry is an object, got " + json.kind());
            return Optional.empty();
        }
        Fields fields = new Fields(object, problems)
                .only("case", "labels", "verdict", "message", "flaky", "reason", "issue", "owner", "until")
                .required("case", "verdict", "message", "reason");
        CaseFamily family = new CaseFamily(
                fields.sentence("case").orElse(""),
                fields.texts("labels").stream().map(Json.Text::value).toList());
        if (fields.has("labels") && family.labels().isEmpty()) {
            problems.at(object, "\"labels\" is empty; leave it out for a case without a matrix");
        }
        family.ids().forEach(id -> checkId(id, family, object));
        return Optional.of(new KnownOutcome(
                family,
                new Fingerprint(
                        verdict(fields),
                        fields.text("message").map(Json.Text::value).orElse("")),
                fields.bool("flaky").orElse(false),
                fields.text("reason").map(Json.Text::value).orElse(""),
                fields.sentence("issue"),
                fields.sentence("owner"),
                until(fields),
                Optional.of(problems.location(json.place()))));
    }

    private void checkId(String id, CaseFamily family, Json.Object entry) {
        Integer earlier = lineById.putIfAbsent(id, entry.place().line());
        if (earlier != null) {
            problems.at(entry, "the case " + id + " has an entry already, in line " + earlier);
        }
        if (!cases.contains(id) && !family.name().isEmpty()) {
            problems.at(entry, "the case " + id + " is not among the \"cases\"" + hint(family));
        }
    }

    private String hint(CaseFamily family) {
        List<String> expansions =
                cases.stream().filter(id -> id.startsWith(family.name() + "[")).toList();
        if (expansions.isEmpty()) {
            return "; an entry is for cases that the baseline has, by their full names";
        } else if (family.labels().isEmpty()) {
            return "; it has a matrix: name the \"labels\" of the expansions that are meant";
        }
        return "; the expansions of that case are " + String.join(", ", expansions);
    }

    private CaseVerdict verdict(Fields fields) {
        Optional<Json.Text> text = fields.text("verdict");
        Optional<CaseVerdict> verdict = text.flatMap(label -> CaseVerdict.of(label.value()));
        text.ifPresent(label -> {
            if (verdict.isEmpty()) {
                problems.at(label, "there is no verdict \"" + label.value() + "\"");
            } else if (verdict.get() == CaseVerdict.PASS) {
                problems.at(label, "a case that passes needs no entry; one that passes at times is \"flaky\"");
            } else if (verdict.get() == CaseVerdict.BROKEN) {
                problems.at(label, "no entry excuses what is broken: mend the case, or the kit");
            }
        });
        return verdict.orElse(CaseVerdict.FAIL);
    }

    private Optional<LocalDate> until(Fields fields) {
        return fields.text("until").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.value()));
            } catch (DateTimeException e) {
                problems.at(text, "\"until\" is to be a date, 2027-01-31, got \"" + text.value() + "\"");
                return Optional.empty();
            }
        });
    }
}
