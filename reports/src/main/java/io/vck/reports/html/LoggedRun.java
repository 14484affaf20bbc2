package io.vck.reports.html;

import io.vck.reports.html.view.AnswerView.Content;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a page needs of one log. Of records, only what will be shown is kept: they can hold large tensors.
 *
 * @param answers by id of the case
 * @param footer of the log; empty if the run died
 */
record LoggedRun(Path file, Header header, Map<String, Answer> answers, Optional<Footer> footer) {

    /** A backend's part in a case. */
    record Answer(CaseVerdict verdict, boolean disputed, long unchecked, Content content) {
        /** As which it counts. */
        String counted() {
            return disputed ? "disputed" : verdict.label();
        }

        static Answer of(CaseRecord record) {
            return new Answer(record.verdict(), record.disputed().isPresent(), record.unchecked(), Answers.of(record));
        }
    }

    /**
     * Reads a log.
     *
     * @param records is given each record
     * @throws io.vck.reports.log.MalformedLog if it is none
     */
    static LoggedRun read(Path file, Consumer<CaseRecord> records) throws IOException {
        try (LogReader log = LogReader.open(file)) {
            Map<String, Answer> answers = new HashMap<>();
            for (Optional<CaseRecord> next = log.next(); next.isPresent(); next = log.next()) {
                CaseRecord record = next.get();
                records.accept(record);
                answers.put(record.id(), Answer.of(record));
            }
            return new LoggedRun(file, log.header(), answers, log.footer());
        }
    }
}
