package io.vck.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({"a\u001b[31mb, a\\x1b[31mb", "a\rb, a\\x0db", "a\u009bb, a\\x9bb", "größe ✓, größe ✓"})
    void whatMovesTheCursorIsWrittenOut(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @ParameterizedTest
    @CsvSource({"a\u202egnp.exe, a\\u202egnp.exe", "\u2066x\u2069, \\u2066x\\u2069", "a\u200fb, a\\u200fb"})
    void whatTurnsTheOrderOfCharactersAroundIsWrittenOut(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb'", "'a\tb'"})
    void linesAndTabsStay(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }
}
