package io.vck.conformance.inputs;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.language.ProgramParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases for tests of inputs. */
final class InputCases {
    private InputCases() {}

    /** The case {@code area/file/case} with inputs: a name, its expression, and so on. */
    static Case with(String... namesAndExpressions) {
        Map<String, Node> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndExpressions.length; i += 2) {
            inputs.put(
                    namesAndExpressions[i],
                    ProgramParser.expression(namesAndExpressions[i + 1]).node().orElseThrow());
        }
        return new Case(
                "area/file/case",
                "",
                List.of(),
                inputs,
                new Program(List.of(new Node.Name("x"))),
                List.of(),
                List.of(),
                Set.of(),
                Settings.DEFAULT,
                Optional.empty(),
                Map.of(),
                new SourceLocation("file.json", 1, 1, ""));
    }
}
