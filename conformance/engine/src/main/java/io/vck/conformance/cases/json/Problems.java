package io.vck.conformance.cases.json;

import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.language.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file. Something that is found twice counts once. */
public final class Problems {
    private final String name;
    private final String text;
    private final Set<CaseProblem> found = new LinkedHashSet<>();

    /**
     * @param name of the file, as messages are to quote it
     * @param text of the file
     */
    public Problems(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public void at(Json json, String message) {
        at(json.place(), message);
    }

    public void at(Place place, String message) {
        found.add(new CaseProblem(location(place), message));
    }

    /** Notes what is wrong inside of a program text, at the character where it is. */
    public void inside(Json.Text text, Problem problem) {
        at(JsonText.within(this.text, text, indexOf(text.value(), problem)), problem.message());
    }

    private static int indexOf(String text, Problem problem) {
        int start = 0;
        for (int line = 1; line < problem.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + problem.column() - 1;
    }

    public SourceLocation location(Place place) {
        return new SourceLocation(
                name, place.line(), place.column(), place.pointer().toString());
    }

    public int count() {
        return found.size();
    }

    /** All of them, in the order of the text. */
    public List<CaseProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (CaseProblem problem) -> problem.where().line())
                        .thenComparingInt(problem -> problem.where().column()))
                .toList();
    }
}
