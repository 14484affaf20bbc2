package io.vck.reports.html;

import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Glossary;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedCase;
import io.vck.reports.log.LoggedDifference;
import io.vck.reports.log.LoggedError;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedInput;
import io.vck.reports.log.LoggedObservation;
import io.vck.reports.log.OperatorEntry;
import io.vck.reports.log.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A log with the same text in every field that takes text. */
record HostileLogs(String text) {

    Header header() {
        return Header.of(
                        new Versions(text, text, Versions.LOG, text),
                        new BackendIdentity(text, text, text, new TreeSet<>(List.of(text))),
                        new Environment(text, text, Instant.EPOCH))
                .withGlossary(new Glossary(
                        new TreeMap<>(Map.of(text, text)),
                        new TreeMap<>(Map.of(text, text)),
                        List.of(new OperatorEntry(text, text, text, true)),
                        new TreeMap<>(Map.of(text, List.of(text))),
                        new TreeMap<>(Map.of(text, text))))
                .withLibrary(Optional.of(text))
                .withRerun(text);
    }

    CaseRecord record(CaseVerdict verdict, String id) {
        LogValue value = new LogValue.Dict(Map.of(text, new LogValue.Text("str", text)));
        LogValue tensor = new LogValue.Tensor(
                new LogTensor.Whole(text, List.of(1L), Optional.of(List.of(1L)), Optional.of(true), new byte[] {1}));
        LoggedDifference difference = new LoggedDifference(text, Optional.of(text), Optional.of(1L), text, text, text);
        return new CaseRecord(
                new LoggedCase(
                        id,
                        text,
                        List.of(text),
                        List.of(text),
                        Optional.of(text),
                        text,
                        List.of(new LoggedInput(text, text, value))),
                verdict,
                text,
                List.of(
                        new LoggedExpectation(text, text, text, text, Map.of(text, value), Optional.of(difference)),
                        new LoggedExpectation(text, text, text, text, Map.of(text, tensor), Optional.empty())),
                Optional.of(new LoggedObservation(
                        Optional.of(new LoggedError(0, List.of(text), text)),
                        Map.of(text, tensor, "result", value),
                        Map.of(),
                        List.of(text))),
                1,
                1);
    }
}
