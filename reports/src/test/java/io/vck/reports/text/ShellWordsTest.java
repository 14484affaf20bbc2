package io.vck.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "api/levels/outer-product|api/levels/outer-product",
                "api/a/b[d=-1]|'api/a/b[d=-1]'",
                "it's|'it'\\''s'",
                "$(rm -rf /)|'$(rm -rf /)'",
            },
            delimiter = '|')
    void aShellTakesItAsOneWord(String word, String quoted) {
        assertThat(ShellWords.quoted(word)).isEqualTo(quoted);
    }
}
