package io.vck.reports.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says of cases what Allure shows. Suites follow the id: area, file, case. A backend that is wrong is {@code failed},
 * however it shows; {@code broken} are only the case and the kit.
 *
 * @param header of the log that the records are from
 */
public record AllureMapper(Header header) {
    private static final String SPECIFICATION = "https://vck.io/specification#";
    private static final String ORIGINAL_TESTS =
            "https://github.com/pytorch/pytorch/blob/12f7cd7a/test/test_legacy_vmap.py#";
    private static final Set<String> SUITES = Set.of("parentSuite", "suite", "subSuite");

    /** Describes a record in a result, which keeps what it has beside that: its times, and labels of other names. */
    public void describe(CaseRecord record, TestResult result) {
        CaseName name = CaseName.of(record.id());
        BackendIdentity backend = header.backend();
        result.setName(name.readable())
                .setFullName(record.id())
                .setTitlePath(List.of(name.area(), name.file(), name.name()))
                .setTestCaseId(uuid(record.id()))
                .setHistoryId(uuid(record.id() + " on " + backend.name()))
                .setDescription(description(record))
                .setParameters(parameters(name, backend))
                .setLinks(links(record))
                .setSteps(record.expect().stream().map(AllureMapper::step).toList())
                .setStatus(status(record))
                .setStatusDetails(details(record));
        List<Label> labels = new ArrayList<>(result.getLabels());
        labels.removeIf(label -> SUITES.contains(label.getName()));
        labels.addAll(labels(record, name));
        result.setLabels(labels);
    }

    /** What to attach: the program with its inputs, as text. */
    public static List<AllureText> texts(CaseRecord record) {
        return List.of(
                new AllureText("program", ".py", record.program() + "\n"),
                new AllureText(
                        "inputs",
                        ".py",
                        record.inputs().stream().map(AllureMapper::line).collect(Collectors.joining())));
    }

    private String description(CaseRecord record) {
        StringBuilder text = new StringBuilder(record.about());
        record.disputed().ifPresent(reason -> text.append("\n\n**Disputed**: ").append(reason));
        for (String id : record.requirements()) {
            String requirement = header.requirements().get(id);
            if (requirement != null) {
                text.append("\n\n**").append(title(id)).append("**\n\n").append(requirement);
            }
        }
        return text.toString();
    }

    private String title(String requirement) {
        String title = header.requirementTitles().get(requirement);
        return title == null ? requirement : requirement + " " + title;
    }

    private static List<Parameter> parameters(CaseName name, BackendIdentity backend) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter().setName("backend").setValue(backend.name() + " " + backend.version()));
        name.variant()
                .ifPresent(labels ->
                        parameters.add(new Parameter().setName("variant").setValue(labels)));
        return parameters;
    }

    private List<Link> links(CaseRecord record) {
        List<Link> links = new ArrayList<>();
        record.requirements()
                .forEach(id -> links.add(
                        new Link().setName(title(id)).setType("requirement").setUrl(SPECIFICATION + id)));
        record.mirrors()
                .forEach(test ->
                        links.add(new Link().setName(test).setType("mirrors").setUrl(ORIGINAL_TESTS + test)));
        return links;
    }

    private List<Label> labels(CaseRecord record, CaseName name) {
        List<Label> labels = new ArrayList<>();
        labels.add(label("parentSuite", name.area()));
        labels.add(label("suite", name.file()));
        labels.add(label("subSuite", name.name()));
        labels.add(label("epic", "vmap"));
        record.requirements().forEach(id -> labels.add(label("feature", title(id))));
        return labels;
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static StepResult step(LoggedExpectation expectation) {
        Status status = switch (expectation.finding()) {
            case "met", "noted" -> Status.PASSED;
            case "unmet", "raised", "stopped" -> Status.FAILED;
            case "broken" -> Status.BROKEN;
            default -> Status.SKIPPED;
        };
        String detail = expectation.detail().isEmpty() ? "" : " (" + expectation.detail() + ")";
        return new StepResult()
                .setName(expectation.key() + ": " + expectation.describe() + (status == Status.PASSED ? "" : detail))
                .setStatus(status);
    }

    private static Status status(CaseRecord record) {
        return switch (record.verdict()) {
            case PASS -> Status.PASSED;
            case UNSUPPORTED -> Status.SKIPPED;
            case BROKEN -> record.disputed().isPresent() ? Status.SKIPPED : Status.BROKEN;
            case FAIL, ERROR, TIMEOUT, CRASH -> record.disputed().isPresent() ? Status.SKIPPED : Status.FAILED;
        };
    }

    private StatusDetails details(CaseRecord record) {
        StatusDetails details = new StatusDetails();
        if (!record.message().isEmpty()) {
            String verdict = record.verdict().label().toUpperCase(Locale.ROOT);
            details.setMessage(verdict + ": " + record.message());
        }
        if (record.verdict().failsRun()) {
            details.setTrace(FailureText.render(header.backend().name(), record, Style.PLAIN));
        }
        return details;
    }

    private static String line(LoggedInput input) {
        String made =
                input.value() instanceof LogValue.Tensor tensor && tensor.tensor() instanceof LogTensor.Described d
                        ? "  # " + d.dtype() + d.shape()
                        : "";
        return input.name() + " = " + input.expression() + made + "\n";
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
