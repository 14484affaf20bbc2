package io.vck.reports.browser;

import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Claim;
import io.vck.reports.known.Findings.Finding;
import io.vck.reports.known.Findings.Section;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.known.WrittenFor;
import io.vck.reports.log.CaseOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody who knows of loop why it does not support what it does not, and of my-tensors why it fails; who is surprised by its
 * errors, and by how some of its failures look; and who knows nothing of the reference.
 *
 * @param text stands in all that is written for people
 */
record Knowing(String text) implements KnownBackends {
    static final String GONE = "api/levels/gone";

    static final Knowing PLAINLY = new Knowing("");

    @Override
    public Optional<KnownOutcomes> of(String backend, Optional<String> profile) {
        return backend.equals("reference") ? Optional.empty() : Optional.of(new Outcomes(backend, defect(), limit()));
    }

    private BaselineEntry defect() {
        return new BaselineEntry(
                "fail: " + text,
                false,
                "The sign of one element is another (FINDINGS.md, X01). " + text,
                Optional.of("https://example.com/" + text),
                Optional.of("ada" + text),
                Optional.of(LocalDate.of(2099, 1, 31)));
    }

    private BaselineEntry limit() {
        return new BaselineEntry(
                "unsupported: " + text,
                false,
                "Not a notion of it. " + text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private record Outcomes(String backend, BaselineEntry defect, BaselineEntry limit) implements KnownOutcomes {
        @Override
        public Standing standing(CaseOutcome outcome) {
            return switch (outcome.verdict()) {
                case FAIL ->
                    Math.floorMod(outcome.id().hashCode(), 3) > 0
                            ? new Standing.AsKnown(defect)
                            : new Standing.Unexpected(
                                    "a known failure that fails otherwise",
                                    "look at it",
                                    defect.outcome(),
                                    Optional.of(defect));
                case UNSUPPORTED -> new Standing.AsKnown(limit);
                case ERROR, CRASH, TIMEOUT ->
                    new Standing.Unexpected("an unexpected failure", "mend it", "pass", Optional.empty());
                default -> Standing.NOTHING_TO_SAY;
            };
        }

        @Override
        public Optional<WrittenFor> writtenFor() {
            return Optional.of(new WrittenFor("0.3", "1.0")).filter(run -> backend.equals("my-tensors"));
        }

        @Override
        public SortedMap<String, BaselineEntry> entries() {
            SortedMap<String, BaselineEntry> entries = new TreeMap<>();
            entries.put(GONE, defect);
            return entries;
        }
    }

    @Override
    public Findings findings() {
        return new Findings(List.of(
                new Section(
                        "`my_tensors.vmap` 0.3" + text,
                        "Each program follows\n\n```python\nimport my_tensors\n```\n\n" + text,
                        List.of(
                                new Finding(
                                        "X01",
                                        "`mul`" + text,
                                        "values",
                                        "A sign is *wrong*. " + text,
                                        "python",
                                        "mul(x, y)\n" + text,
                                        List.of(new Claim("`[1, -2]`" + text, "`[1, 2]`" + text)),
                                        List.of("user/my-tensors/x01-mul" + text)),
                                new Finding(
                                        "X02",
                                        "`add`",
                                        "raises",
                                        "It raises.",
                                        "python",
                                        "add(x)",
                                        List.of(new Claim("raises", "1")),
                                        List.of(SiteTest.CASE)))),
                new Section(
                        "Another 1.0",
                        "",
                        List.of(new Finding(
                                "Y01", "`roll`", "dtype", "Wide.", "js", "roll(x)", List.of(new Claim("1", "2")))))));
    }
}
