package io.vck.conformance.prepared;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Question;
import io.vck.conformance.prepared.Contents.Asked;
import io.vck.conformance.prepared.Contents.PreparedCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bundled cases as a build of the kit prepared them: NOTE [What a build prepares]. */
public final class PreparedSuite {
    private final SuiteFile file;
    private final Contents contents;
    private final Map<Case, PreparedCase> byCase = new IdentityHashMap<>();

    private PreparedSuite(SuiteFile file, Contents contents) {
        this.file = file;
        this.contents = contents;
        contents.cases().forEach(each -> byCase.put(each.tested(), each));
    }

    /** The cases in a file; empty if there is none, if another kit wrote it, or if it is damaged. */
    public static Optional<PreparedSuite> open(Path path, KitDigest kit) {
        try {
            return SuiteFile.open(path, kit)
                    .flatMap(file -> file.root().map(root -> new PreparedSuite(file, (Contents) root)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    public Profiles profiles() {
        return contents.profiles();
    }

    public Specification specification() {
        return contents.specification();
    }

    public Suite suite() {
        return new Suite(contents.cases().stream().map(PreparedCase::tested).toList(), contents.digest());
    }

    /**
     * An oracle for a case that knows the answers in the file.
     *
     * @param otherwise answers what the file does not, and everything if the case is not from the file
     */
    public Oracle oracle(Case judged, Oracle otherwise) {
        PreparedCase prepared = byCase.get(judged);
        return prepared == null ? otherwise : new Answering(prepared.asked(), otherwise);
    }

    /** Answers from the file. */
    private final class Answering implements Oracle {
        private final List<Asked> known;
        private final Oracle otherwise;

        Answering(List<Asked> known, Oracle otherwise) {
            this.known = known;
            this.otherwise = otherwise;
        }

        @Override
        public Observation evaluate(Program program, Observe observe) {
            return answer(new Question(VmapMode.NATIVE, program, observe))
                    .orElseGet(() -> otherwise.evaluate(program, observe));
        }

        @Override
        public Observation mapStack(Program program, Observe observe) {
            return answer(new Question(VmapMode.LOOP, program, observe))
                    .orElseGet(() -> otherwise.mapStack(program, observe));
        }

        @Override
        public Observation mapStackByBackend(Program program, Observe observe) {
            return otherwise.mapStackByBackend(program, observe);
        }

        private Optional<Observation> answer(Question question) {
            for (Asked asked : known) {
                if (asked.question().equals(question)) {
                    return file.read(asked.answer()).map(Observation.class::cast);
                }
            }
            return Optional.empty();
        }
    }
}
