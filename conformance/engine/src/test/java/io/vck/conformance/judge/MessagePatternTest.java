package io.vck.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "got no inputs|vmap(f)(<inputs>): got no inputs. Maybe",
                "or a \\(potentially nested\\) tuple|to be int or a (potentially nested) tuple matching",
                "autograd.grad.* called inside|torch.autograd.grad(outputs) called inside torch.vmap",
                "got type <class 'list'>|f: got type <class 'list'> as the return",
                "got {x}, {|got {x}, {y}",
                "sizes [[]2, 3[]]|got sizes [2, 3] for",
                "[^]a]b|xb",
                "[]a]b|]b",
                "[a&&b]c|&c",
                "ab{2}c|abbc",
                "ab{,2}c|ac",
                "(?P<kind>\\w+)Error|ValueError",
                "end\\Z|the end",
                "a\\.b|a.b",
            })
    void patternsMeanWhatTheyMeanInPython(String pattern, String message) {
        assertThat(new MessagePattern(pattern).foundIn(message)).isTrue();
    }

    @ParameterizedTest(name = "{0} not in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"a\\.b|acb", "^inputs|got inputs", "[^]a]b|]b", "ab{2}c|abc", "a={x}|a=x", "[a&&b]c|cc"})
    void patternsDoNotMeanMore(String pattern, String message) {
        assertThat(new MessagePattern(pattern).foundIn(message)).isFalse();
    }

    @Test
    void capitalZIsTheVeryEnd() {
        assertThat(new MessagePattern("end\\Z").foundIn("end\n")).isFalse();
        assertThat(new MessagePattern("end$").foundIn("end\n")).isTrue();
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatThrownBy(() -> new MessagePattern("a(b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a regular expression: Unclosed group near index 3 of a(b");
    }
}
