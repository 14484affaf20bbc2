package io.vck.reports.html;

import static io.vck.reports.html.Runs.page;
import static io.vck.reports.log.Logs.disputed;
import static io.vck.reports.log.Logs.failed;
import static io.vck.reports.log.Logs.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.Runs.End;
import io.vck.reports.html.view.AnswerView;
import io.vck.reports.html.view.AnswerView.Asked;
import io.vck.reports.html.view.BackendView;
import io.vck.reports.html.view.BackendView.Segment;
import io.vck.reports.html.view.CaseView;
import io.vck.reports.html.view.CaseView.Cell;
import io.vck.reports.html.view.Count;
import io.vck.reports.html.view.FindingView.Comparison;
import io.vck.reports.html.view.GroupView;
import io.vck.reports.html.view.Page;
import io.vck.reports.html.view.RequirementView;
import io.vck.reports.html.view.Span;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMakerTest {
    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void setUp() {
        runs = new Runs(folder);
    }

    private static CaseView only(Page page) {
        assertThat(page.groups()).hasSize(1);
        assertThat(page.groups().get(0).cases()).hasSize(1);
        return page.groups().get(0).cases().get(0);
    }

    private static CaseRecord ending(String id, CaseVerdict verdict) {
        CaseRecord made = passed(id);
        return new CaseRecord(
                id,
                verdict,
                "it " + verdict.label(),
                made.about(),
                made.requirements(),
                made.mirrors(),
                made.disputed(),
                made.program(),
                made.inputs(),
                made.expect(),
                made.observation(),
                0,
                1);
    }

    @Test
    void casesStandByAreaAndFileInTheOrderOfTheirIds() {
        Page page = page(runs.log("toy", passed("b/a/x[2]"), passed("a/z/y"), passed("a/b/q/r"), passed("a/b/c")));

        assertThat(page.groups()).extracting(GroupView::name).containsExactly("a/b", "a/z", "b/a");
        assertThat(page.groups().get(0).cases()).extracting(CaseView::name).containsExactly("c", "q/r");
        assertThat(page.groups().get(2).cases().get(0).link()).isEqualTo("#case=b%2Fa%2Fx%5B2%5D");
        assertThat(page.summary()).isEqualTo("4 cases on 1 backend · suite 1.0, kit 0.1.0");
    }

    @Test
    void aBackendCountsEveryCaseOfThePageAlsoThoseThatItDidNotRun() {
        Page page = page(
                runs.log("one", passed("a/b/c"), passed("a/b/d"), disputed(failed("a/b/e"), "who knows")),
                runs.log("two", failed("a/b/c")));

        assertThat(page.backends()).extracting(BackendView::total).containsExactly(3L, 3L);
        assertThat(page.backends().get(0).passed()).isEqualTo(2);
        assertThat(page.backends().get(0).bar())
                .containsExactly(new Segment(new Count("pass", 2), 0), new Segment(new Count("disputed", 1), 2));
        assertThat(page.backends().get(1).bar())
                .containsExactly(new Segment(new Count("fail", 1), 0), new Segment(new Count("absent", 2), 1));
        assertThat(page.backends().get(0).unchecked()).isEqualTo(3);
        assertThat(page.counts())
                .containsExactly(
                        new Count("pass", 2), new Count("fail", 1), new Count("disputed", 1), new Count("absent", 2));
    }

    @Test
    void aDisputedCaseShowsItsVerdictAndCountsAsDisputed() {
        CaseView view = only(page(runs.log("one", disputed(failed("a/b/e"), "who knows"))));

        assertThat(view.cells()).containsExactly(new Cell("one", "fail", "disputed", 1));
        assertThat(view.disputed()).contains("who knows");
        assertThat(view.marks()).isEqualTo("disputed,unchecked");
    }

    @ParameterizedTest
    @CsvSource({"PASS, FAIL, true", "FAIL, FAIL, false", "PASS, UNSUPPORTED, false", "ERROR, TIMEOUT, true"})
    void backendsDisagreeIfThoseThatCouldRunACaseCameToDifferentVerdicts(
            CaseVerdict one, CaseVerdict two, boolean disagree) {
        Page page = page(runs.log("one", ending("a/b/c", one)), runs.log("two", ending("a/b/c", two)));

        assertThat(only(page).disagreement()).isEqualTo(disagree);
        assertThat(page.disagreements()).isEqualTo(disagree ? 1 : 0);
    }

    @Test
    void backendsThatDidTheSameShareAnAnswerAndWhatWentWrongComesFirst() {
        Page page = page(
                runs.log("one", passed("a/b/c")), runs.log("two", failed("a/b/c")), runs.log("three", passed("a/b/c")));

        assertThat(only(page).answers())
                .extracting(AnswerView::backends)
                .containsExactly(
                        List.of(new Asked("two", "vck run --backend two --filter a/b/c")),
                        List.of(
                                new Asked("one", "vck run --backend one --filter a/b/c"),
                                new Asked("three", "vck run --backend three --filter a/b/c")));
    }

    @Test
    void aFailureShowsExpectedAndObservedWithTheFirstDifferenceMarked() {
        AnswerView.Content content =
                only(page(runs.log("one", failed("a/b/c")))).answers().get(0).content();

        assertThat(content.message()).isEmpty();
        Comparison comparison = content.findings().get(0).comparison().orElseThrow();
        assertThat(comparison.place()).isEqualTo("result at [0, 2], lane 0");
        assertThat(comparison.explanation()).isEqualTo("1 of 6 elements differ");
        assertThat(comparison.expected()).isEqualTo("1.5");
        assertThat(comparison.observed()).isEqualTo("2.5");
        assertThat(comparison.expectedValue().orElseThrow().text().before()).startsWith("[0.0, 1.0");
        assertThat(comparison.observedValue().orElseThrow().note()).contains("of 5000 elements");
        assertThat(content.findings().get(1).finding()).isEqualTo("unchecked");
        assertThat(content.findings().get(1).detail()).isEqualTo("no warnings");
    }

    @Test
    void whatACaseIsAndWhyItExistsIsThere() {
        Page page = page(runs.log("one", passed("a/b/c")));
        CaseView view = only(page);

        assertThat(view.about()).isEqualTo("why");
        assertThat(view.program()).isEqualTo("vmap(f)(x)");
        assertThat(view.mirrors()).containsExactly("TestVmapAPILegacy.test_x/001");
        assertThat(view.inputs())
                .containsExactly(new CaseView.InputView(
                        "x", "randn(2, 3)", "float32[2, 3] strides [1, 2] offset 4 requires_grad"));
        assertThat(view.expected())
                .containsExactly(List.of(new Span("text", "the result equals "), new Span("code", "x")));
        assertThat(view.requirements()).isEqualTo(page.requirements()).hasSize(1);
        RequirementView requirement = view.requirements().get(0);
        assertThat(requirement.title()).isEqualTo("Nested calls");
        assertThat(requirement.paragraphs())
                .containsExactly(List.of(new Span("text", "Each level peels off one dim.")));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, ''",
        "INTERRUPTED, The run was interrupted after 1 case.",
        "BROKEN_OFF, The run broke off after 1 case: its log has no end."
    })
    void aRunThatDidNotEndSaysSo(End end, String warning) {
        assertThat(page(runs.log("one", "1", end, passed("a/b/c")))
                        .backends()
                        .get(0)
                        .warning())
                .isEqualTo(warning);
    }

    @Test
    void backendsOfOneNameAreToldApart() {
        Path twice = runs.log("one", "2", End.COMPLETE);
        Path again = runs.log("one", "2", End.COMPLETE);

        assertThat(page(runs.log("one", "1", End.COMPLETE), twice, runs.log("two", "1", End.COMPLETE), again)
                        .backends())
                .extracting(BackendView::label)
                .containsExactly("one 1", "one 2 in " + twice.getFileName(), "two", "one 2 in " + again.getFileName());
        assertThat(page(twice, twice).backends()).extracting(BackendView::label).containsExactly("one #1", "one #2");
    }

    @Test
    void logsOfDifferentSuitesAreFoundOut() {
        CaseRecord made = passed("a/b/c");
        CaseRecord other = new CaseRecord(
                made.id(),
                made.verdict(),
                made.message(),
                made.about(),
                made.requirements(),
                made.mirrors(),
                made.disputed(),
                "another(program)",
                made.inputs(),
                made.expect(),
                made.observation(),
                0,
                1);

        assertThat(only(page(runs.log("one", made), runs.log("two", other))).contradictory())
                .isTrue();
        assertThat(only(page(runs.log("one", made), runs.log("two", made))).contradictory())
                .isFalse();
    }

    @Test
    void ofManyCasesOnlyGroupsWithTroubleAreOpen() {
        CaseRecord[] many = IntStream.range(0, 50)
                .mapToObj(number -> number == 7 ? failed("a/b/7") : passed("a/" + (number < 20 ? "b/" : "c/") + number))
                .toArray(CaseRecord[]::new);

        assertThat(page(runs.log("one", many)).groups())
                .extracting(GroupView::open)
                .containsExactly(true, false);
        assertThat(page(runs.log("one", passed("a/b/c"))).groups())
                .extracting(GroupView::open)
                .containsExactly(true);
    }
}
