package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandWordsTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("python3 my_adapter.py", List.of("python3", "my_adapter.py")),
                Arguments.of("  a\t b\n", List.of("a", "b")),
                Arguments.of("'/my programs/py' \"two words\"", List.of("/my programs/py", "two words")),
                Arguments.of("a'b c'd\"e f\"", List.of("ab cde f")),
                Arguments.of("a '' \"\"", List.of("a", "", "")),
                Arguments.of("a\\ b \\'", List.of("a b", "'")),
                Arguments.of("\"a\\\"b\\n\"", List.of("a\"b\\n")),
                Arguments.of("'a\\'", List.of("a\\")),
                Arguments.of("a $HOME *.py | b", List.of("a", "$HOME", "*.py", "|", "b")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void splitsAsAShellDoesAndExpandsNothing(String line, List<String> words) {
        assertThat(CommandWords.split(line)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "a 'b; a single quote is not closed in: a 'b",
                "a \"b; a double quote is not closed in: a \"b",
                "a \\; a backslash ends the command in: a \\",
                "` `; the command is empty",
            })
    void refusesWhatAShellWouldNotTake(String line, String message) {
        assertThatThrownBy(() -> CommandWords.split(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
