package io.vck.reports.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LoggedExpectation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Says of cases what Allure shows. Suites follow the id: area, file, case; behaviours are requirements, by area. What Allure
 * tells results apart by from run to run is made of the case's id and the backend's name, and of nothing else.
 *
 * @param header of the log that the records are from
 * @param known what is known of its cases
 */
public record AllureMapper(Header header, KnownOutcomes known) {
    private static final String ORIGINAL_TESTS =
            "https://github.com/pytorch/pytorch/blob/12f7cd7a/test/test_legacy_vmap.py#";
    private static final Set<String> SUITES = Set.of("parentSuite", "suite", "subSuite");

    /** Says of cases what a log says of them alone. */
    public AllureMapper(Header header) {
        this(header, KnownOutcomes.NONE);
    }

    /** Describes a record in a result, which keeps what it has beside that: its times, and labels of other names. */
    public void describe(CaseRecord record, TestResult result) {
        CaseName name = CaseName.of(record.id());
        BackendIdentity backend = header.backend();
        AllureStatus status = new AllureStatus(backend.name(), record, known.standing(CaseOutcome.of(record)));
        result.setName(FitText.line(name.readable()))
                .setFullName(FitText.line(record.id()))
                .setTitlePath(List.of(FitText.line(name.area()), FitText.line(name.file()), FitText.line(name.name())))
                .setTestCaseId(uuid(record.id()))
                .setHistoryId(uuid(record.id() + " on " + backend.name()))
                .setDescriptionHtml(description(record, status))
                .setParameters(parameters(name, backend))
                .setLinks(links(record, status))
                .setSteps(record.expect().stream().map(AllureMapper::step).toList())
                .setStatus(status.status())
                .setStatusDetails(status.details());
        List<Label> labels = new ArrayList<>(result.getLabels());
        labels.removeIf(label -> SUITES.contains(label.getName()));
        labels.addAll(labels(record, name, status));
        result.setLabels(labels);
    }

    /** What to attach: the program with its inputs, what was expected and what was observed, as text. */
    public static List<AllureText> texts(CaseRecord record) {
        return AllureText.of(record);
    }

    private String description(CaseRecord record, AllureStatus status) {
        DescriptionHtml text = new DescriptionHtml().text(record.about());
        record.disputed().ifPresent(reason -> text.section("Disputed", reason));
        status.entry()
                .ifPresent(entry ->
                        text.section("In the baseline", entry.outcome()).text(entry.reason()));
        for (String id : record.requirements()) {
            String requirement = header.glossary().requirements().get(id);
            if (requirement != null) {
                text.section(title(id), requirement);
            }
        }
        header.rerun(record.id()).ifPresent(command -> text.command("Again", command));
        return text.toString();
    }

    private String title(String requirement) {
        String title = header.glossary().requirementTitles().get(requirement);
        return FitText.line(title == null ? requirement : requirement + " " + title);
    }

    private static List<Parameter> parameters(CaseName name, BackendIdentity backend) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(
                new Parameter().setName("backend").setValue(FitText.line(backend.name() + " " + backend.version())));
        name.variant()
                .ifPresent(labels ->
                        parameters.add(new Parameter().setName("variant").setValue(FitText.line(labels))));
        return parameters;
    }

    private List<Link> links(CaseRecord record, AllureStatus status) {
        List<Link> links = new ArrayList<>();
        status.entry()
                .flatMap(BaselineEntry::issue)
                .filter(AllureMapper::isAddress)
                .ifPresent(issue -> links.add(
                        new Link().setName(FitText.line(issue)).setType("issue").setUrl(FitText.line(issue))));
        record.mirrors()
                .forEach(test -> links.add(new Link()
                        .setName(FitText.line(test))
                        .setType("mirrors")
                        .setUrl(ORIGINAL_TESTS + encoded(test))));
        return links;
    }

    /** An address that a browser may be sent to; others stand in the message. */
    private static boolean isAddress(String issue) {
        return issue.startsWith("https://") || issue.startsWith("http://");
    }

    private static String encoded(String fragment) {
        return URLEncoder.encode(fragment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Label> labels(CaseRecord record, CaseName name, AllureStatus status) {
        List<Label> labels = new ArrayList<>();
        labels.add(label("parentSuite", name.area()));
        labels.add(label("suite", name.file()));
        labels.add(label("subSuite", name.name()));
        labels.add(label("epic", name.area().isEmpty() ? "vmap" : name.area()));
        record.requirements().forEach(id -> labels.add(label("feature", title(id))));
        labels.add(label("story", name.family()));
        tags(record, status).forEach(tag -> labels.add(label("tag", tag)));
        status.entry().flatMap(BaselineEntry::owner).ifPresent(owner -> labels.add(label("owner", owner)));
        return labels;
    }

    private static List<String> tags(CaseRecord record, AllureStatus status) {
        List<String> tags = new ArrayList<>(List.of(record.verdict().label()));
        record.disputed().ifPresent(reason -> tags.add("disputed"));
        if (status.standing() instanceof Standing.AsKnown) {
            tags.add("known");
        } else if (status.standing() instanceof Standing.Unexpected) {
            tags.add("unexpected");
        }
        return tags;
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(FitText.line(value));
    }

    private static StepResult step(LoggedExpectation expectation) {
        Status status = switch (expectation.finding()) {
            case "met", "noted" -> Status.PASSED;
            case "unmet" -> Status.FAILED;
            case "raised", "stopped", "broken" -> Status.BROKEN;
            default -> Status.SKIPPED;
        };
        String detail = expectation.detail().isEmpty() ? "" : " (" + expectation.detail() + ")";
        return new StepResult()
                .setName(FitText.of(
                        expectation.key() + ": " + expectation.describe() + (status == Status.PASSED ? "" : detail)))
                .setStatus(status);
    }

    /** Always the same of the same text. */
    static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
