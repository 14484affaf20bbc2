package io.vck.cli;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.smoke.Check;
import io.vck.conformance.smoke.Lines;
import io.vck.conformance.smoke.Outcome;
import io.vck.conformance.smoke.Smoke;
import io.vck.reports.console.Style;
import io.vck.reports.text.Printable;
import io.vck.reports.text.ShellWords;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code vck smoke} says: a row for each check, then what is wrong with those that failed. */
final class SmokeReport {
    private static final int LABEL = 10;
    private static final int QUOTED = 600;

    private final PrintStream out;
    private final Style style;

    SmokeReport(Terminal terminal) {
        this.out = terminal.out();
        this.style = terminal.style();
    }

    /** Prints the row of a check that was run. */
    void print(Smoke.Result result) {
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.NotRun) {
            return;
        }
        String remark = outcome instanceof Outcome.NotApplicable unclear ? unclear.why() : "";
        String row =
                String.format("%-5s %-42s %s", word(outcome), result.check().name(), Printable.of(shortened(remark)));
        out.println(painted(outcome, row.stripTrailing()));
        out.flush();
    }

    /** Prints what failed and why, and the numbers. */
    void printEnd(Smoke.Report report, String again) {
        for (Smoke.Result result : report.with(Outcome.Failed.class)) {
            Check check = result.check();
            out.println();
            out.println(style.strong(check.name()) + (check.essential() ? " (essential)" : "") + ": " + check.about());
            Outcome.Failed failed = (Outcome.Failed) result.outcome();
            entry("wrong", failed.what());
            failed.lines().sent().ifPresent(line -> entry("sent", shortened(line)));
            failed.lines().received().ifPresent(line -> entry("received", shortened(line)));
            entry("mend", failed.mend().orElse(check.mend()));
            entry("guide", check.section().guide());
            entry("again", again + " --only " + ShellWords.quoted(check.name()));
        }
        out.println();
        out.println(report.backend().map(SmokeReport::who).orElse("The adapter did not say who it is."));
        out.println(report.results().size() + " checks: " + count(report, Outcome.Passed.class) + " pass, "
                + count(report, Outcome.Failed.class) + " fail, " + count(report, Outcome.NotApplicable.class)
                + " do not apply, " + count(report, Outcome.NotRun.class) + " were not run" + why(report));
    }

    /** Why some checks were not run, if so. */
    private static String why(Smoke.Report report) {
        return report.with(Outcome.NotRun.class).stream()
                .findFirst()
                .map(result -> ": " + ((Outcome.NotRun) result.outcome()).why())
                .orElse("");
    }

    void printJson(Smoke.Report report) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            report.backend().ifPresent(info -> {
                json.writeObjectPropertyStart("backend");
                json.writeStringProperty("name", info.name());
                json.writeStringProperty("version", info.version());
                json.writeStringProperty("language", info.language());
                JsonOutput.strings(json, "capabilities", info.capabilities());
                json.writeEndObject();
            });
            JsonOutput.objects(json, "checks", report.results(), result -> write(json, result));
            json.writeNumberProperty("pass", count(report, Outcome.Passed.class));
            json.writeNumberProperty("fail", count(report, Outcome.Failed.class));
            json.writeNumberProperty("not_applicable", count(report, Outcome.NotApplicable.class));
            json.writeNumberProperty("not_run", count(report, Outcome.NotRun.class));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Smoke.Result result) {
        Check check = result.check();
        Outcome outcome = result.outcome();
        json.writeStringProperty("name", check.name());
        json.writeStringProperty("about", check.about());
        json.writeBooleanProperty("essential", check.essential());
        JsonOutput.strings(json, "capabilities", check.capabilities());
        if (outcome instanceof Outcome.Passed) {
            json.writeStringProperty("outcome", "pass");
        } else if (outcome instanceof Outcome.NotApplicable unclear) {
            json.writeStringProperty("outcome", "not_applicable");
            json.writeStringProperty("why", unclear.why());
        } else if (outcome instanceof Outcome.NotRun skipped) {
            json.writeStringProperty("outcome", "not_run");
            json.writeStringProperty("why", skipped.why());
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringProperty("outcome", "fail");
            json.writeStringProperty("wrong", failed.what());
            Lines lines = failed.lines();
            lines.sent().ifPresent(line -> json.writeStringProperty("sent", shortened(line)));
            lines.received().ifPresent(line -> json.writeStringProperty("received", shortened(line)));
            json.writeStringProperty("mend", failed.mend().orElse(check.mend()));
            json.writeStringProperty("guide", check.section().guide());
        }
    }

    private static String who(BackendInfo info) {
        List<String> claims = info.capabilities().stream().sorted().toList();
        return Printable.of(info.name() + " " + info.version() + ", " + info.language() + ", claims "
                + (claims.isEmpty() ? "nothing" : String.join(", ", claims)));
    }

    private static int count(Smoke.Report report, Class<? extends Outcome> outcome) {
        return report.with(outcome).size();
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Passed) {
            return "ok";
        }
        return outcome instanceof Outcome.Failed ? "FAIL" : "-";
    }

    private String painted(Outcome outcome, String row) {
        if (outcome instanceof Outcome.Failed) {
            return style.bad(row);
        }
        return outcome instanceof Outcome.Passed ? row : style.faint(row);
    }

    /** A label, and a text that can have several lines. */
    private void entry(String label, String content) {
        String margin = "\n" + " ".repeat(LABEL + 2);
        out.println("  " + label + " ".repeat(LABEL - label.length())
                + Printable.of(content).replace("\n", margin));
    }

    /** A line as a person can look at it; large tensors make long ones. */
    private static String shortened(String line) {
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "… (" + line.length() + " characters)";
    }
}
