package io.vck.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
    private static final Value<Void> ONE = new Value.Int<>(1);
    private static final Value<Void> TWO = new Value.Int<>(2);

    private static Map<String, Value<Void>> variables() {
        Map<String, Value<Void>> dict = new LinkedHashMap<>();
        dict.put("x", Observed.list(ONE, TWO));
        dict.put("0", TWO);
        return Map.of("result", Observed.tuple(ONE, TWO), "z", new Value.Dict<>(dict), "empty", Observed.tuple());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result", "result[0]", "result[-1]", "result[*]", "z['x'][1]", "_a1['b c'][*][0]"})
    void aPathPrintsAsItIsWritten(String text) {
        assertThat(Path.parse(text)).hasToString(text);
    }

    @Test
    void pathsToDifferentItemsAreNotEqual() {
        assertThat(Path.parse("x[1]")).isEqualTo(Path.parse("x[1]")).isNotEqualTo(Path.parse("x[2]"));
    }

    @Test
    void aKeyCanStandInDoubleQuotes() {
        assertThat(Path.parse("z[\"x\"]")).isEqualTo(Path.parse("z['x']"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0]      | a path begins with the name of a variable, got `[0]`",
                "0        | a path begins with the name of a variable, got `0`",
                "result.T | the path `result.T` goes wrong at `.T`: expected [0], [*] or ['key']",
                "a[0][x]  | the path `a[0][x]` goes wrong at `[x]`: expected [0], [*] or ['key']",
                "a[0      | the path `a[0` goes wrong at `[0`: expected [0], [*] or ['key']",
            })
    void whatIsNoPathIsRefused(String text, String message) {
        assertThatThrownBy(() -> Path.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "result[1]    | result[1]=2",
                "result[-1]   | result[1]=2",
                "result[*]    | result[0]=1, result[1]=2",
                "z['x'][0]    | z['x'][0]=1",
                "z['x'][*]    | z['x'][0]=1, z['x'][1]=2",
            })
    void aPathFindsValues(String path, String found) {
        assertThat(Path.parse(path).find(variables()).found().stream()
                        .map(each -> each.path() + "=" + ((Value.Int<Void>) each.value()).value())
                        .reduce((a, b) -> a + ", " + b))
                .contains(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y            | there is no value of `y`",
                "result[2]    | `result` is a tuple of 2, so there is no `result[2]`",
                "result[-3]   | `result` is a tuple of 2, so there is no `result[-3]`",
                "z['y']       | `z` is a dict of 2, so there is no `z['y']`",
                "z[0]         | `z` is a dict of 2, so there is no `z[0]`",
                "result[0][0] | `result[0]` is an int without items, so there is no `result[0][0]`",
                "empty[*]     | `empty` is a tuple without items, so there is no `empty[*]`",
            })
    void aPathThatLeadsNowhereSaysWhy(String path, String why) {
        assertThat(Path.parse(path).find(variables()).miss()).contains(why);
    }
}
