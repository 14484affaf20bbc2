package io.vck.reports.html;

import io.vck.reports.html.view.RequirementView;
import io.vck.reports.log.Header;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The requirements that cases name, with the texts that logs have of them.
 *
 * @param known by id; of logs that differ, the first one's
 */
record Requirements(Map<String, RequirementView> known) {

    static Requirements of(Collection<LoggedRun> runs, Collection<CaseFacts> cases) {
        Map<String, RequirementView> named = new TreeMap<>();
        for (CaseFacts facts : cases) {
            for (String id : facts.requirements()) {
                named.computeIfAbsent(id, unseen -> view(id, runs, named.size()));
            }
        }
        return new Requirements(named);
    }

    List<RequirementView> of(List<String> ids) {
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** All, by id. */
    List<RequirementView> all() {
        return List.copyOf(known.values());
    }

    private static RequirementView view(String id, Collection<LoggedRun> runs, int number) {
        String title = "";
        String text = "";
        for (LoggedRun run : runs) {
            Header header = run.header();
            title = title.isEmpty() ? header.requirementTitles().getOrDefault(id, "") : title;
            text = text.isEmpty() ? header.requirements().getOrDefault(id, "") : text;
        }
        return new RequirementView(Shown.text(id), "requirement-" + number, Shown.text(title), Paragraphs.of(text));
    }
}
