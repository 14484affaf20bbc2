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
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The bundled cases as a build of the kit prepared them: NOTE [What a build prepares]. */
public final class PreparedSuite implements Suite {
    private final SuiteFile file;
    private final Contents contents;
    private final Map<Contents.CaseFile, List<PreparedCase>> read =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Case, PreparedCase> byCase = Collections.synchronizedMap(new IdentityHashMap<>());

    private PreparedSuite(SuiteFile file, Contents contents) {
        this.file = file;
        this.contents = contents;
    }

    /** The cases in a file; empty if there is none, if another kit wrote it, or if it is damaged. */
    public static Optional<PreparedSuite> open(Path path, KitDigest kit) {
        try {
            return SuiteFile.open(path, kit)
                    .flatMap(file -> file.root().map(root -> new PreparedSuite(file, (Contents) root)))
                    .filter(PreparedSuite::isWhole);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return contents.files().stream().allMatch(each -> file.isWhole(each.cases()));
    }

    public Profiles profiles() {
        return contents.profiles();
    }

    public Specification specification() {
        return contents.specification();
    }

    @Override
    public String digest() {
        return contents.digest();
    }

    @Override
    public List<String> ids() {
        return contents.files().stream().flatMap(each -> each.ids().stream()).toList();
    }

    /** {@inheritDoc} Files of which none is wanted stay unread; the others are read side by side. */
    @Override
    public List<Case> cases(Predicate<String> wanted) {
        contents.files().parallelStream()
                .filter(each -> !read.containsKey(each) && each.ids().stream().anyMatch(wanted))
                .forEach(this::read);
        return contents.files().stream()
                .flatMap(each -> read.getOrDefault(each, List.of()).stream())
                .map(PreparedCase::tested)
                .filter(tested -> wanted.test(tested.id()))
                .toList();
    }

    /** If two do it at the same time, the cases of the first stay. */
    private void read(Contents.CaseFile unread) {
        List<PreparedCase> cases = ((List<?>) file.read(unread.cases()).orElseThrow())
                .stream().map(PreparedCase.class::cast).toList();
        if (read.putIfAbsent(unread, cases) == null) {
            cases.forEach(each -> byCase.put(each.tested(), each));
        }
    }

    private Optional<PreparedCase> prepared(Case judged) {
        return Optional.ofNullable(byCase.get(judged));
    }

    /**
     * An oracle for a case that knows the answers in the file.
     *
     * @param otherwise answers what the file does not, and everything if the case is not from the file
     */
    public Oracle oracle(Case judged, Oracle otherwise) {
        return prepared(judged)
                .<Oracle>map(known -> new Answering(known.asked(), otherwise))
                .orElse(otherwise);
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
