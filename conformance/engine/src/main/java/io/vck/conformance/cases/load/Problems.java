package io.vck.conformance.cases.load;

import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.language.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file. Something that is found twice counts once. */
final class Problems {
    private final CaseSource source;
    private final Set<CaseProblem> found = new LinkedHashSet<>();

    Problems(CaseSource source) {
        this.source = source;
    }

    void at(Json json, String message) {
        at(json.place(), message);
    }

    void at(Place place, String message) {
        found.add(new CaseProblem(location(place), message));
    }

    /** Notes what is wrong inside of a program text, at the character where it is. */
    void inside(Json.Text text, Problem problem) {
        at(JsonText.within(source.text(), text, indexOf(text.value(), problem)), problem.message());
    }

    private static int indexOf(String text, Problem problem) {
        int start = 0;
        for (int line = 1; line < problem.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + problem.column() - 1;
    }

    SourceLocation location(Place place) {
        return new SourceLocation(source.name(), place.line(), place.column(), place.pointer());
    }

    int count() {
        return found.size();
    }

    /** All of them, in the order of the text. */
    List<CaseProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (CaseProblem problem) -> problem.where().line())
                        .thenComparingInt(problem -> problem.where().column()))
                .toList();
    }
}
