package io.vck.cli;

import io.vck.conformance.gate.Baseline;
import io.vck.conformance.gate.Finding;
import io.vck.conformance.gate.FindingKind;
import io.vck.conformance.gate.GateReport;
import io.vck.reports.console.Style;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.RunIdentity;
import io.vck.reports.text.Printable;
import io.vck.reports.text.ShellWords;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a gate found, for people. */
final class GateText {
    private static final int SHOWN = 20;
    private static final String MARGIN = "\n" + " ".repeat(11);

    private final PrintStream out;
    private final Style style;

    GateText(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(GateRun.Result result) {
        result.written().forEach(file -> out.println(Printable.line("written: " + file)));
        result.reports().forEach(this::print);
        for (Baseline baseline : result.missing()) {
            out.println(red() + " "
                    + Printable.line(name(baseline) + ": there is no log of it, and a baseline, " + baseline.file()
                            + ". Run it, or judge the others alone, with --partial or by their own baselines"));
        }
        for (Baseline baseline : result.unasked()) {
            out.println(style.faint("note: "
                    + Printable.line(name(baseline) + " was not run, so " + baseline.file() + " was not looked at")));
        }
    }

    private static String name(Baseline baseline) {
        return baseline.backend()
                + baseline.profile()
                        .map(profile -> " with the profile " + profile)
                        .orElse("");
    }

    private void print(GateReport report) {
        RunIdentity run = report.run();
        out.println((report.isGreen() ? style.good("GREEN") : red()) + " "
                + style.strong(Printable.line(
                        run.backend().name() + " " + run.backend().version())) + ": " + counts(report));
        Map<FindingKind, List<Finding>> byKind = new EnumMap<>(FindingKind.class);
        report.findings()
                .forEach(finding -> byKind.computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                        .add(finding));
        byKind.forEach((kind, findings) -> print(kind, findings, run));
        report.notes().forEach(note -> out.println("  " + style.faint("note: " + Printable.line(note))));
        String by = report.baseline().map(baseline -> " by " + baseline.file()).orElse("");
        out.println("  " + style.faint(Printable.line("judged: " + report.log() + by)));
    }

    private static String counts(GateReport report) {
        long passed = report.tally().of(CaseVerdict.PASS);
        int found = report.findings().size();
        return passed + " of " + report.tally().total() + " pass, " + report.excused() + " end as the baseline knows"
                + (found == 0 ? "" : "; " + found + (found == 1 ? " finding" : " findings"));
    }

    private void print(FindingKind kind, List<Finding> findings, RunIdentity run) {
        String times = findings.size() == 1 ? "" : findings.size() + " times ";
        out.println();
        out.println(style.bad(times + kind.label()) + ": " + kind.remedy());
        findings.stream().limit(SHOWN).forEach(finding -> print(finding, run));
        if (findings.size() > SHOWN) {
            out.println("  and " + (findings.size() - SHOWN) + " more; --json names them all");
        }
        out.println();
    }

    private void print(Finding finding, RunIdentity run) {
        out.println("  " + style.strong(Printable.line(finding.subject())));
        entry("now", finding.now());
        entry("known", finding.known());
        finding.where().ifPresent(where -> entry("entry", where.toString()));
        if (finding.isOfCase()) {
            run.rerun()
                    .ifPresent(
                            command -> entry("again", command + " --filter " + ShellWords.quoted(finding.subject())));
        }
    }

    private void entry(String label, String content) {
        if (!content.isEmpty()) {
            out.println("    " + label + " ".repeat(7 - label.length())
                    + Printable.of(content).replace("\n", MARGIN));
        }
    }

    private String red() {
        return style.bad("RED");
    }
}
