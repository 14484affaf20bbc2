package io.vck.reports.html;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogReader.Extent;
import io.vck.reports.log.RunIdentity;
import io.vck.reports.log.WrittenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the index needs of one log, and where the rest stands.
 *
 * @param answers by id of the case
 * @param footer of the log; empty if the run died
 * @param known what is known of its cases; empty if nobody has said
 */
record SiteLog(
        Path file, Header header, Map<String, Answer> answers, Optional<Footer> footer, Optional<KnownOutcomes> known) {

    /**
     * A backend's part in a case.
     *
     * @param message its beginning, which can be searched for
     * @param line where its record stands in the log
     */
    record Answer(
            CaseVerdict verdict,
            boolean disputed,
            int unchecked,
            String message,
            Fingerprint fingerprint,
            Standing standing,
            Extent line) {
        private static final int SEARCHED = 300;

        static Answer of(WrittenRecord written, Optional<KnownOutcomes> known) {
            CaseRecord record = written.record();
            String message = record.message();
            return new Answer(
                    record.verdict(),
                    record.disputed().isPresent(),
                    (int) Math.min(Integer.MAX_VALUE, record.unchecked()),
                    message.substring(0, Math.min(SEARCHED, message.length())),
                    Fingerprint.of(record.verdict(), message),
                    known.map(by -> by.standing(CaseOutcome.of(record))).orElse(Standing.NOTHING_TO_SAY),
                    written.line());
        }
    }

    /**
     * Reads a log.
     *
     * @param cases is given each record
     * @param backends what is known of them
     * @throws io.vck.reports.log.MalformedLog if it is none
     */
    static SiteLog read(Path file, SiteCases cases, KnownBackends backends) throws IOException {
        try (LogReader log = LogReader.open(file)) {
            Optional<KnownOutcomes> known = backends.of(RunIdentity.of(log.header()));
            Map<String, Answer> answers = new HashMap<>();
            for (Optional<CaseRecord> next = log.next(); next.isPresent(); next = log.next()) {
                CaseRecord record = next.get();
                cases.add(record);
                // Of a case that stands there twice, the first counts, as for the gate.
                answers.putIfAbsent(record.id(), Answer.of(new WrittenRecord(record, log.extent()), known));
            }
            return new SiteLog(file, log.header(), answers, log.footer(), known);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }
}
