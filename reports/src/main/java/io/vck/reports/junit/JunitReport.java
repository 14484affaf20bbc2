package io.vck.reports.junit;

import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Logs as JUnit XML: a suite for each log, a test for each case. A failed case is a failure; one that erred, crashed, hung
 * or is broken an error; one that is unsupported or disputed is skipped, and says why. A log that does not tell the whole of
 * its run has one test more, which errs: who reads nothing but this file must not take it for a good run.
 *
 * <p>There is no standard; what is written is what both the schema of Ant's reports and that of Jenkins allow.
 */
public final class JunitReport {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;
    private int suites;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes the report of some logs. It holds no more than a record at a time in memory.
     *
     * @throws IOException if a log can't be read or the report can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    public static void write(List<LogSummary> logs, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            JunitReport report = new JunitReport(xml);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (LogSummary log : logs) {
                report.suite(log);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private void suite(LogSummary log) throws IOException, XMLStreamException {
        try (LogReader reader = LogReader.open(log.file())) {
            start("testsuite", suiteAttributes(log, reader.header(), seconds(log.file())));
            properties(reader.header());
            String backend = log.run().backend().name();
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                test(backend, next.get());
            }
            if (log.flaw().isPresent()) {
                start("testcase", Map.of("classname", "vck", "name", "the log is whole", "time", "0"));
                verdict("error", "incomplete", log.flaw().get().message(), "");
                xml.writeEndElement();
            }
            line();
            xml.writeEmptyElement("system-out");
            line();
            xml.writeEmptyElement("system-err");
            line();
            xml.writeEndElement();
        }
    }

    private Map<String, String> suiteAttributes(LogSummary log, Header header, double seconds) {
        Tally tally = log.tally();
        long broken = log.flaw().isPresent() ? 1 : 0;
        long errors = List.of(CaseVerdict.ERROR, CaseVerdict.TIMEOUT, CaseVerdict.CRASH, CaseVerdict.BROKEN).stream()
                .mapToLong(tally::of)
                .sum();
        return Map.of(
                "id",
                String.valueOf(suites++),
                "name",
                log.backend(),
                "package",
                "vck",
                "hostname",
                "localhost",
                "timestamp",
                TIMESTAMP.format(header.environment().started().truncatedTo(ChronoUnit.SECONDS)),
                "tests",
                String.valueOf(tally.total() + broken),
                "failures",
                String.valueOf(tally.of(CaseVerdict.FAIL)),
                "errors",
                String.valueOf(errors + broken),
                "skipped",
                String.valueOf(tally.of(CaseVerdict.UNSUPPORTED) + tally.disputed()),
                "time",
                decimal(seconds));
    }

    private static double seconds(Path log) throws IOException {
        double milliseconds = 0;
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                milliseconds += next.get().milliseconds();
            }
        }
        return milliseconds / 1e3;
    }

    private void properties(Header header) throws XMLStreamException {
        start("properties", Map.of());
        property("suite", header.versions().suite());
        property("kit", header.versions().kit());
        property("os", header.environment().os());
        if (header.rerun().isPresent()) {
            property("rerun", header.rerun().get());
        }
        line();
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line();
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", XmlText.of(value));
    }

    private void test(String backend, CaseRecord record) throws XMLStreamException {
        CaseName name = CaseName.of(record.id());
        String group = name.group().isEmpty() ? "vck" : name.group().replace('/', '.');
        start(
                "testcase",
                Map.of("classname", group, "name", name.inGroup(), "time", decimal(record.milliseconds() / 1e3)));
        String verdict = record.verdict().label();
        if (record.disputed().isPresent()) {
            String said = record.message().isEmpty() ? "" : ": " + record.message();
            verdict("skipped", "disputed", "disputed, " + record.disputed().get() + " (" + verdict + said + ")", "");
        } else if (record.verdict() == CaseVerdict.UNSUPPORTED) {
            verdict("skipped", verdict, record.message(), "");
        } else if (record.verdict().failsRun()) {
            String kind = record.verdict() == CaseVerdict.FAIL ? "failure" : "error";
            verdict(kind, verdict, record.message(), FailureText.render(backend, record, Style.PLAIN));
        }
        xml.writeEndElement();
    }

    private void verdict(String element, String type, String message, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        xml.writeAttribute("message", XmlText.of(message));
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }

    private void start(String element, Map<String, String> attributes) throws XMLStreamException {
        line();
        xml.writeStartElement(element);
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(attribute.getKey(), XmlText.of(attribute.getValue()));
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.6f", Double.isFinite(seconds) ? Math.max(0, seconds) : 0);
    }
}
