package io.vck.reports.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Logs;
import io.vck.reports.log.WrittenLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadgeTest {
    private static final CaseRecord FAILED = WrittenLogs.ended("b", CaseVerdict.FAIL, "no");

    @TempDir
    private Path folder;

    private Badge badge(CaseRecord... records) throws IOException {
        return Badge.of(WrittenLogs.whole(folder.resolve("a.jsonl"), records));
    }

    @Test
    void aBadgeSaysTheWorst() throws IOException {
        CaseRecord unsupported = WrittenLogs.ended("c", CaseVerdict.UNSUPPORTED, "no");

        assertThat(badge(Logs.passed("a"))).isEqualTo(new Badge("vmap", "1 of 1 pass", "brightgreen", false));
        assertThat(badge(Logs.passed("a"), unsupported))
                .isEqualTo(new Badge("vmap", "1 of 2 pass, 1 unsupported", "green", false));
        assertThat(badge(Logs.passed("a"), Logs.disputed(FAILED, "?")))
                .isEqualTo(new Badge("vmap", "1 of 2 pass", "green", false));
        assertThat(badge(Logs.passed("a"), FAILED)).isEqualTo(new Badge("vmap", "1 of 2 fail", "red", true));
    }

    @Test
    void whatIsNotWholeIsNotGreen() throws IOException {
        Badge incomplete = new Badge("vmap", "incomplete", "red", true);

        assertThat(badge()).isEqualTo(incomplete);
        assertThat(Badge.of(WrittenLogs.interrupted(folder.resolve("b.jsonl"), Logs.passed("a"))))
                .isEqualTo(incomplete);
    }

    @Test
    void itIsTheJsonThatShieldsReads() throws IOException {
        Path file = folder.resolve("badge.json");
        badge(Logs.passed("a")).write(file);

        assertThat(Files.readString(file))
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"vmap\",\"message\":\"1 of 1 pass\","
                        + "\"color\":\"brightgreen\",\"isError\":false}");
    }
}
