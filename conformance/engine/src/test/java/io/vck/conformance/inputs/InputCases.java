package io.vck.conformance.inputs;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;

/** Cases for tests of inputs. */
final class InputCases {
    private InputCases() {}

    /** The case {@code area/file/case} with inputs: a name, its expression, and so on. */
    static Case with(String... namesAndExpressions) {
        WrittenCase written = WrittenCase.of("area/file/case").runs("x");
        for (int i = 0; i < namesAndExpressions.length; i += 2) {
            written = written.with(namesAndExpressions[i], namesAndExpressions[i + 1]);
        }
        return written.build();
    }
}
