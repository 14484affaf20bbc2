package io.vck.conformance.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.judge.Observed;
import io.vck.conformance.judge.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmap(f)(x)                         | result    | 0",
                "vmap(f, 0, 1)(x)                   | result    | 1",
                "vmap(f, out_dims=-1)(x)            | result    | 2",
                "vmap(f, out_dims=(0, 2))(x)        | result[1] | 2",
                "vmap(f, out_dims=1)(x)             | result[1] | 1",
                "result = vmap(f, out_dims=2)(x)    | result    | 2",
                "g = vmap(f, out_dims=1); g(x)      | result    | 1",
                "y = vmap(f, out_dims=1)(x); y      | result    | 1",
                "vmap(lambda x: vmap(g, out_dims=2)(x), out_dims=1)(x) | result | 1",
            })
    void theBatchDimIsReadFromTheProgram(String program, String path, int dim) {
        Lanes lanes = Lanes.ofResult(Observed.program(program.split("; ")));

        assertThat(lanes.dim(Path.parse(path), 3)).contains(dim);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x * 2                       | result",
                "vmap(f)(x).sum(0)           | result",
                "(vmap(f)(x), 3)             | result[0]",
                "vmap(f, out_dims=d)(x)      | result",
                "vmap(f, out_dims=3)(x)      | result",
                "vmap(f, out_dims=(0,))(x)   | result[1]",
                "x = y; y = x; x             | result",
            })
    void whereItIsNotKnownThereIsNone(String program, String path) {
        Lanes lanes = Lanes.ofResult(Observed.program(program.split("; ")));

        assertThat(lanes.dim(Path.parse(path), 3)).isEmpty();
    }
}
