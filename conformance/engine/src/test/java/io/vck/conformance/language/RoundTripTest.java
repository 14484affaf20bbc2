package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser can make, printed or written as JSON, is the same tree when it is read again. */
class RoundTripTest {
    private static final int TREES = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsPrintedParsesToTheSameTree(long seed) {
        TreeGenerator generator = new TreeGenerator(seed);
        for (int i = 0; i < TREES; i++) {
            Node tree = generator.step();
            String text = ProgramPrinter.print(tree);
            Parsed parsed = ProgramParser.step(text);

            assertThat(parsed.problems()).as(text).isEmpty();
            assertThat(parsed.node()).as(text).contains(tree);
            assertThat(ProgramPrinter.print(parsed.node().orElseThrow())).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void whatIsWrittenAsJsonReadsAsTheSameTree(long seed) {
        TreeGenerator generator = new TreeGenerator(seed);
        for (int i = 0; i < TREES; i++) {
            Node tree = generator.step();
            String json = Json.of(tree);

            assertThat(TreeCodec.read(Json.parse(json))).as(json).isEqualTo(tree);
        }
    }
}
