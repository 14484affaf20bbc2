package io.vck.reports.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Logs in files, of all that a log can come to. */
public final class WrittenLogs {
    /** What may not be taken for more than text, whatever it is shown in. */
    public static final List<String> HOSTILE = List.of(
            "]]>",
            "<script>alert(1)</script> & <br/> &amp; &#64;",
            "a | b || `c` ``` **d** _e_ ~~f~~ [g](http://h) ![i](j) <k> \\| $l$",
            "@everyone #1 GH-2 user/repo@abc1234 https://example.org www.example.org mail@example.org",
            "\u0000\u0001\u001b[31m\u007f\u0085\ufffe\uffff",
            "half \ud800 of \udc00 pairs, and \ud83d\ude00 whole",
            "right \u202e to left \u2066",
            "# heading\n- item\r\n> quote\n```\n\tcode",
            " ",
            "</details></code></td><!-- -->--> ]]&gt; <![CDATA[");

    private WrittenLogs() {}

    /** A log that came to its end. */
    public static LogSummary whole(Path file, CaseRecord... records) throws IOException {
        return write(file, Logs.header(), true, records);
    }

    /** A log whose run was interrupted. */
    public static LogSummary interrupted(Path file, CaseRecord... records) throws IOException {
        return write(file, Logs.header(), false, records);
    }

    private static LogSummary write(Path file, Header header, boolean complete, CaseRecord... records)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (LogWriter log = LogWriter.create(file, LogWriter.Tensors.ABRIDGED, header)) {
            for (CaseRecord record : records) {
                log.write(record);
            }
            log.end(complete);
        }
        return LogSummary.read(file);
    }

    /** A record that passed, failed, or whatever else, and says why. */
    public static CaseRecord ended(String id, CaseVerdict verdict, String message) {
        CaseRecord failed = Logs.failed(id);
        return new CaseRecord(
                new LoggedCase(
                        id,
                        failed.about(),
                        failed.requirements(),
                        failed.mirrors(),
                        Optional.empty(),
                        failed.program(),
                        failed.inputs()),
                verdict,
                message,
                failed.expect(),
                failed.observation(),
                0,
                12.5);
    }

    /** A case that failed, with the same text wherever there is text. */
    public static CaseRecord hostile(String id, CaseVerdict verdict, String text) {
        LoggedDifference difference = new LoggedDifference(text, Optional.of(text), Optional.of(1L), text, text, text);
        return new CaseRecord(
                new LoggedCase(
                        id,
                        text,
                        List.of(text),
                        List.of(text),
                        Optional.empty(),
                        text,
                        List.of(new LoggedInput(text, text, Logs.described()))),
                verdict,
                text,
                List.of(new LoggedExpectation(text, text, "unmet", text, Optional.of(difference))),
                Optional.empty(),
                0,
                1);
    }
}
