package io.vck.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(MarkdownText.code("api/in-dims: 7 of 8 (0.5), é"))
                .isEqualTo("<code>api/in-dims: 7 of 8 (0.5), é</code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`a`", "*a*", "_a_", "|", "<b>", "&amp;", "[a](b)", "![a](b)", "@user", "#12", "\\", "~~a~~", "</code>"
            })
    void whatHasAMeaningIsWrittenByItsNumber(String text) {
        String code = MarkdownText.code(text);
        String inner = code.substring("<code>".length(), code.length() - "</code>".length());

        assertThat(inner).matches("([A-Za-z0-9/,.:;()=+?% -]|&#\\d+;)*");
    }

    @Test
    void isOneLineOfBoundedLength() {
        assertThat(MarkdownText.code("a\n\n| b\r\n")).isEqualTo("<code>a &#124; b&#92;x0d</code>");
        assertThat(MarkdownText.code("x".repeat(600))).hasSize(500 + "<code>...</code>".length());
    }

    @Test
    void controlCharactersAndHalvesOfCharactersDoNotComeThrough() {
        assertThat(MarkdownText.code("\u001b[31m\ud800")).isEqualTo("<code>&#92;x1b&#91;31m\ufffd</code>");
    }
}
