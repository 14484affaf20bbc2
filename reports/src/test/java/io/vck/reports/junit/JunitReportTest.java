package io.vck.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Logs;
import io.vck.reports.log.WrittenLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitReportTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("junit.xml");
    }

    /** Writes a report, has it judged by the schema, and reads it with a parser that others wrote. */
    private List<ReportTestCase> tests(LogSummary... logs) throws Exception {
        List<ReportTestCase> tests = new ArrayList<>();
        suites(logs).forEach(suite -> tests.addAll(suite.getTestCases()));
        return tests;
    }

    private List<ReportTestSuite> suites(LogSummary... logs) throws Exception {
        JunitReport.write(List.of(logs), file());
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitReportTest.class.getResource("junit.xsd"));
        schema.newValidator().validate(new StreamSource(file().toFile()));
        return new TestSuiteXmlParser(new NullConsoleLogger()).parse(file().toString());
    }

    private LogSummary ofAllKinds() throws IOException {
        return WrittenLogs.whole(
                folder.resolve("a.jsonl"),
                Logs.passed("api/a/good[d=-1]"),
                WrittenLogs.ended("api/a/bad", CaseVerdict.FAIL, "1 is not 2"),
                WrittenLogs.ended("api/b/err", CaseVerdict.ERROR, "ValueError"),
                WrittenLogs.ended("api/b/crash", CaseVerdict.CRASH, "died"),
                WrittenLogs.ended("api/b/hang", CaseVerdict.TIMEOUT, "10 s"),
                WrittenLogs.ended("api/b/broken", CaseVerdict.BROKEN, "kit"),
                WrittenLogs.ended("lonely", CaseVerdict.UNSUPPORTED, "no complex"),
                Logs.disputed(WrittenLogs.ended("api/c/who", CaseVerdict.FAIL, "3 is not 4"), "who knows"),
                Logs.disputed(Logs.passed("api/c/well"), "who cares"));
    }

    @Test
    void everyVerdictHasItsPlace() throws Exception {
        assertThat(tests(ofAllKinds()))
                .extracting(ReportTestCase::getFullClassName, ReportTestCase::getName, JunitReportTest::outcome)
                .containsExactly(
                        tuple("api.a", "good[d=-1]", "passed"),
                        tuple("api.a", "bad", "fail: 1 is not 2"),
                        tuple("api.b", "err", "error: ValueError"),
                        tuple("api.b", "crash", "crash: died"),
                        tuple("api.b", "hang", "timeout: 10 s"),
                        tuple("api.b", "broken", "broken: kit"),
                        tuple("vck", "lonely", "skipped: no complex"),
                        tuple("api.c", "who", "skipped: disputed, who knows (fail: 3 is not 4)"),
                        tuple("api.c", "well", "skipped: disputed, who cares (pass)"));
    }

    private static String outcome(ReportTestCase test) {
        if (test.hasSkipped()) {
            return "skipped: " + test.getFailureMessage();
        } else if (test.hasFailure() || test.hasError()) {
            return test.getFailureType() + ": " + test.getFailureMessage();
        }
        return "passed";
    }

    @Test
    void aFailureSaysInFullWhatWasExpected() throws Exception {
        ReportTestCase failed = tests(ofAllKinds()).get(1);

        assertThat(failed.getFailureDetail()).contains("expected  1.5", "observed  2.5", "program   y = x * 2");
        assertThat((double) failed.getTime()).isEqualTo(0.0125, offset(1e-6));
    }

    @Test
    void aLogThatDoesNotTellTheWholeOfItsRunIsNotGreen() throws Exception {
        LogSummary cut = WrittenLogs.interrupted(folder.resolve("b.jsonl"), Logs.passed("api/a/good"));

        List<ReportTestCase> tests = tests(cut);

        assertThat(tests).hasSize(2);
        assertThat(tests.get(1).hasError()).isTrue();
        assertThat(tests.get(1).getFailureMessage()).isEqualTo("the run was interrupted after 1 case");
        assertThat(Files.readString(file())).contains("errors=\"1\"", "tests=\"2\"");
    }

    @Test
    void eachLogIsASuiteOfItsOwn() throws Exception {
        LogSummary none = WrittenLogs.whole(folder.resolve("none.jsonl"));

        assertThat(tests(ofAllKinds(), none)).hasSize(9);
        assertThat(Files.readString(file()))
                .contains(
                        "errors=\"4\" failures=\"1\" hostname=\"localhost\" id=\"0\" name=\"toy 2.1\"",
                        "skipped=\"3\" tests=\"9\"",
                        "id=\"1\"",
                        "skipped=\"0\" tests=\"0\"");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        List<CaseRecord> records = new ArrayList<>();
        for (String text : WrittenLogs.HOSTILE) {
            records.add(WrittenLogs.hostile("api/a/x" + text + "y[" + text + "]", CaseVerdict.FAIL, text));
        }
        LogSummary log = WrittenLogs.whole(folder.resolve("h.jsonl"), records.toArray(CaseRecord[]::new));

        List<ReportTestCase> tests = tests(log);

        assertThat(tests).hasSameSizeAs(WrittenLogs.HOSTILE);
        assertThat(tests.get(0).getFailureMessage()).isEqualTo("]]>");
        assertThat(tests.get(1).getFailureMessage()).isEqualTo(WrittenLogs.HOSTILE.get(1));
        assertThat(tests.get(2).getFailureDetail()).contains(WrittenLogs.HOSTILE.get(2));
        assertThat(tests.get(4).getFailureMessage()).isEqualTo("\\x00\\x01\\x1b[31m\\x7f\\x85\\ufffe\\uffff");
        assertThat(tests.get(5).getFailureMessage()).isEqualTo("half \\ud800 of \\udc00 pairs, and \ud83d\ude00 whole");
    }
}
