package io.vck.conformance.prepared;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Question;
import io.vck.conformance.prepared.Contents.Asked;
import io.vck.conformance.prepared.Contents.CaseFile;
import io.vck.conformance.prepared.Contents.PreparedCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the file that {@link PreparedSuite} reads. */
public final class SuitePreparer {
    private SuitePreparer() {}

    /**
     * Prepares the cases of a suite.
     *
     * @param oracles makes the inputs of a case, and the reference's oracle over them
     * @param kit that does it
     */
    public static void write(
            Path path,
            Profiles profiles,
            Specification specification,
            Suite suite,
            Function<Case, Oracle> oracles,
            KitDigest kit)
            throws IOException {
        try (SuiteFile.Writer file = new SuiteFile.Writer(path)) {
            List<CaseFile> files = new ArrayList<>();
            for (List<Case> cases : byFile(suite)) {
                List<PreparedCase> prepared = new ArrayList<>();
                for (Case each : cases) {
                    prepared.add(new PreparedCase(each, asked(each, oracles.apply(each), file)));
                }
                files.add(new CaseFile(cases.stream().map(Case::id).toList(), file.add(prepared)));
            }
            file.end(new Contents(profiles, specification, suite.digest(), files), kit);
        }
    }

    private static Collection<List<Case>> byFile(Suite suite) {
        return suite.cases().stream()
                .collect(Collectors.groupingBy(Case::file, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<Asked> asked(Case judged, Oracle oracle, SuiteFile.Writer file) throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<Question, Observation> answer : answers(judged, oracle).entrySet()) {
            asked.add(new Asked(answer.getKey(), file.add(answer.getValue())));
        }
        return asked;
    }

    /** What the expectations of a case ask an oracle, and what it says. Only values are kept: an error is a rare case. */
    private static Map<Question, Observation> answers(Case judged, Oracle oracle) {
        Listening listening = new Listening(oracle);
        for (Expectation expectation : judged.expectations()) {
            expectation.asData(judged.program(), listening);
        }
        return listening.answers;
    }

    /** An oracle that writes down what another one is asked. */
    private static final class Listening implements Oracle {
        private final Oracle oracle;
        private final Map<Question, Observation> answers = new LinkedHashMap<>();

        Listening(Oracle oracle) {
            this.oracle = oracle;
        }

        @Override
        public Observation evaluate(Program program, Observe observe) {
            return note(new Question(VmapMode.NATIVE, program, observe), oracle.evaluate(program, observe));
        }

        @Override
        public Observation mapStack(Program program, Observe observe) {
            return note(new Question(VmapMode.LOOP, program, observe), oracle.mapStack(program, observe));
        }

        @Override
        public Observation mapStackByBackend(Program program, Observe observe) {
            return oracle.mapStackByBackend(program, observe);
        }

        private Observation note(Question question, Observation answer) {
            if (answer instanceof Observation.Returned) {
                answers.put(question, answer);
            }
            return answer;
        }
    }
}
