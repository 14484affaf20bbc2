package io.vck.reports.allure;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogFlaw;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of one log. A log has the time at which its run began and how long each case took; on Allure's timeline cases
 * stand one after the other, as if nothing had been between them.
 */
final class LogResults {
    private final Header header;
    private final int number;
    private final AllureMapper mapper;
    private final ResultFolder folder;
    private final long began;
    private double elapsed;
    private long written;

    /**
     * @param number of the log among those that are written together: they can be of one run
     */
    LogResults(Header header, int number, KnownOutcomes known, ResultFolder folder) {
        this.header = header;
        this.number = number;
        this.mapper = new AllureMapper(header, known);
        this.folder = folder;
        this.began = header.environment().started().toEpochMilli();
    }

    void add(CaseRecord record) throws IOException {
        TestResult result = new TestResult().setLabels(labels(CaseName.of(record.id())));
        mapper.describe(record, result);
        List<Attachment> attachments = new ArrayList<>();
        for (AllureText text : AllureMapper.texts(record)) {
            attachments.add(folder.write(text));
        }
        result.setAttachments(attachments);
        write(result, record.milliseconds());
    }

    /** Says why the log does not tell the whole of its run. */
    void addFlaw(LogFlaw flaw) throws IOException {
        String backend = FitText.line(header.backend().name());
        TestResult result = new TestResult()
                .setName("the log is whole: " + backend)
                .setFullName("the log is whole")
                .setHistoryId(AllureMapper.uuid(
                        "the log is whole on " + header.backend().name()))
                .setStatus(Status.BROKEN)
                .setStatusDetails(new StatusDetails().setMessage(FitText.message(flaw.message(), AllureStatus.LONGEST)))
                .setLabels(List.of(label("parentSuite", "the log"), label("host", backend)));
        write(result, 0);
    }

    private void write(TestResult result, double milliseconds) throws IOException {
        long start = began + (long) elapsed;
        elapsed += Double.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
        // Of two records of one case both are there, as two attempts.
        String name =
                result.getHistoryId() + " of " + header.environment().started() + ", log " + number + ", " + written++;
        folder.write(result.setUuid(AllureMapper.uuid(name))
                .setStart(start)
                .setStop(began + (long) elapsed)
                .setStage(Stage.FINISHED));
    }

    /** Where there is no test class, package and host tell backends apart, in the packages and on the timeline. */
    private List<Label> labels(CaseName name) {
        BackendIdentity backend = header.backend();
        String group = name.group().isEmpty() ? "" : "." + name.group().replace('/', '.');
        return List.of(
                label("package", backend.name() + group),
                label("host", backend.name()),
                label("framework", "vck"),
                label("language", backend.language()));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(FitText.line(value));
    }
}
