package io.vck.reports.html;

import io.vck.reports.html.view.AnswerView;
import io.vck.reports.html.view.AnswerView.Asked;
import io.vck.reports.html.view.AnswerView.Content;
import io.vck.reports.html.view.BackendView;
import io.vck.reports.html.view.CaseView;
import io.vck.reports.html.view.CaseView.Cell;
import io.vck.reports.html.view.GroupView;
import io.vck.reports.html.view.Page;
import io.vck.reports.log.CaseName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a page of what logs say: its matrix, its totals, its cases. */
final class PageMaker {
    /** With no more cases than this, all of them are shown at once. */
    private static final int FEW = 40;

    private final Suite suite;
    private final List<LoggedRun> runs;
    private final List<String> labels;
    private final Requirements requirements;

    private PageMaker(Suite suite, List<LoggedRun> runs) {
        this.suite = suite;
        this.runs = runs;
        this.labels = Labels.of(runs);
        this.requirements = Requirements.of(runs, suite.cases());
    }

    static Page make(Suite suite, List<LoggedRun> runs) {
        return new PageMaker(suite, runs).page();
    }

    private Page page() {
        Map<String, List<CaseView>> byGroup = new TreeMap<>();
        for (CaseFacts facts : suite.cases()) {
            byGroup.computeIfAbsent(CaseName.of(facts.id()).group(), unseen -> new ArrayList<>())
                    .add(caseView(facts));
        }
        List<GroupView> groups = new ArrayList<>();
        byGroup.forEach((name, cases) -> groups.add(group(name, cases)));
        List<CaseView> all =
                byGroup.values().stream().flatMap(Collection::stream).toList();
        return new Page(
                versions(),
                backends(all),
                groups,
                all.size(),
                (int) all.stream().filter(CaseView::disagreement).count(),
                Counts.of(all.stream().flatMap(each -> each.cells().stream()).toList()),
                requirements.all());
    }

    private String versions() {
        return runs.stream()
                .map(run -> run.header().versions())
                .map(versions -> Shown.text("suite " + versions.suite() + ", kit " + versions.kit()))
                .distinct()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private List<BackendView> backends(List<CaseView> cases) {
        List<BackendView> backends = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            backends.add(Backends.of(i, labels.get(i), runs.get(i), column(cases, i)));
        }
        return backends;
    }

    private GroupView group(String name, List<CaseView> cases) {
        List<GroupView.Tally> tallies = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<Cell> cells = column(cases, i);
            long passed =
                    cells.stream().filter(cell -> cell.counted().equals("pass")).count();
            tallies.add(new GroupView.Tally(labels.get(i), passed, cells.size(), Counts.worst(cells)));
        }
        boolean trouble = cases.stream().flatMap(each -> each.cells().stream()).anyMatch(Counts::isTrouble);
        return new GroupView(Shown.text(name), trouble || suite.cases().size() <= FEW, tallies, cases);
    }

    private static List<Cell> column(List<CaseView> cases, int backend) {
        return cases.stream().map(each -> each.cells().get(backend)).toList();
    }

    private CaseView caseView(CaseFacts facts) {
        List<Cell> cells = new ArrayList<>();
        Map<Content, List<Asked>> answers = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            String label = labels.get(i);
            Optional<LoggedRun.Answer> answer =
                    Optional.ofNullable(runs.get(i).answers().get(facts.id()));
            cells.add(Counts.cell(label, answer));
            String rerun = runs.get(i).header().rerun(facts.id()).orElse("");
            answer.ifPresent(given -> answers.computeIfAbsent(given.content(), unseen -> new ArrayList<>())
                    .add(new Asked(label, Shown.text(rerun))));
        }
        List<AnswerView> views = new ArrayList<>();
        answers.forEach((content, asked) -> views.add(new AnswerView(asked, content)));
        views.sort(Comparator.comparingInt(view -> -Counts.weight(view.content().verdict())));
        String id = Shown.text(facts.id());
        return new CaseView(
                id,
                Shown.text(CaseName.of(facts.id()).inGroup()),
                "#case=" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"),
                facts.disputed(),
                suite.contradictory().contains(facts.id()),
                Counts.isDisagreement(cells),
                facts.about(),
                requirements.of(facts.requirements()),
                facts.mirrors(),
                facts.program(),
                facts.inputs(),
                facts.expected(),
                cells,
                views);
    }
}
