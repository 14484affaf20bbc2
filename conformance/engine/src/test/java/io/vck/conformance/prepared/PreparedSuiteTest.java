package io.vck.conformance.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.run.LoggedRuns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedSuiteTest {
    private static final KitDigest KIT = new KitDigest(17);
    private static final Profiles PROFILES = new Profiles("1.0", Map.of("loop", "loops"), Map.of());
    private static final Specification SPECIFICATION = new Specification(Map.of());
    private static final Case VALUES = first(Equals.class);
    private static final Case LAW = first(EqualsMapStack.class);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        file = folder.resolve("prepared");
        Suite suite = Suite.of(List.of(VALUES, LAW), "digest");
        SuitePreparer.write(file, PROFILES, SPECIFICATION, suite, each -> new Numbers(7), KIT);
    }

    private static Case first(Class<?> expectation) {
        return LoggedRuns.bundledCases().stream()
                .filter(each -> each.expectations().stream().anyMatch(expectation::isInstance))
                .findFirst()
                .orElseThrow();
    }

    /** An oracle whose every answer is one number, and that counts its answers. */
    private static final class Numbers implements Oracle {
        private final byte number;
        private int asked;

        Numbers(int number) {
            this.number = (byte) number;
        }

        @Override
        public Observation evaluate(Program program, Observe observe) {
            asked++;
            Map<String, Value<ObservedTensor>> values = new HashMap<>();
            observe.values().forEach(name -> values.put(name, new Value.Tensor<>(tensor())));
            return new Observation.Returned(new Observation.Seen(values, Map.of(), List.of()));
        }

        private ObservedTensor tensor() {
            byte[] bytes = new byte[64];
            Arrays.fill(bytes, number);
            return new ObservedTensor(DType.BOOL, List.of(64L), Optional.empty(), Optional.empty(), bytes);
        }

        @Override
        public Observation mapStack(Program program, Observe observe) {
            return evaluate(program, observe);
        }

        @Override
        public Observation mapStackByBackend(Program program, Observe observe) {
            asked++;
            return new Observation.Unsupported("by backend");
        }
    }

    private PreparedSuite opened() {
        return PreparedSuite.open(file, KIT).orElseThrow();
    }

    /** The number that the oracle for a case gives. */
    private static int answer(PreparedSuite suite, Case judged, Oracle otherwise) {
        Oracle oracle = suite.oracle(judged, otherwise);
        Observe result = new Observe(Set.of(Program.RESULT), Set.of(), false);
        Observation observation = judged.expectations().stream()
                .filter(Equals.class::isInstance)
                .map(each -> oracle.evaluate(((Equals) each).program(), result))
                .findFirst()
                .orElseGet(() ->
                        oracle.mapStack(judged.program(), EqualsMapStack.BY_REFERENCE.observes(judged.program())));
        return ((Observation.Returned) observation)
                .seen()
                .values()
                .get(Program.RESULT)
                .tensors()
                .get(0)
                .bytes()[0];
    }

    @Test
    void aFileGivesBackWhatWasPrepared() {
        Suite suite = opened();
        assertThat(suite.cases()).isEqualTo(List.of(VALUES, LAW));
        assertThat(suite.ids()).containsExactly(VALUES.id(), LAW.id());
        assertThat(suite.digest()).isEqualTo("digest");
        assertThat(opened().profiles()).isEqualTo(PROFILES);
        assertThat(opened().specification()).isEqualTo(SPECIFICATION);
    }

    @Test
    void answersComeFromTheFileAndNothingIsComputed() {
        Numbers computing = new Numbers(8);
        PreparedSuite suite = opened();
        for (Case each : suite.cases()) {
            assertThat(answer(suite, each, computing)).isEqualTo(7);
        }
        assertThat(computing.asked).isZero();
    }

    @Test
    void onlyWantedCasesAreGiven() {
        assertThat(opened().cases(LAW.id()::equals)).containsExactly(LAW);
        assertThat(opened().cases(id -> false)).isEmpty();
    }

    @Test
    void whatIsNotInTheFileIsComputed() {
        Numbers computing = new Numbers(8);
        PreparedSuite suite = opened();
        Case values = suite.cases().get(0);
        Oracle oracle = suite.oracle(values, computing);
        Observe other = new Observe(Set.of("x"), Set.of(), false);
        oracle.evaluate(values.program(), other);
        oracle.mapStack(values.program(), other);
        oracle.mapStackByBackend(values.program(), other);
        assertThat(computing.asked).isEqualTo(3);
    }

    /** A user's file may have a case of this name, and mean something else by it. */
    @Test
    void aCaseFromElsewhereIsComputedWhateverItIsCalled() {
        PreparedSuite suite = opened();
        Case own = VALUES;
        assertThat(own)
                .isEqualTo(suite.cases().get(0))
                .isNotSameAs(suite.cases().get(0));
        assertThat(answer(suite, own, new Numbers(8))).isEqualTo(8);
    }

    @Test
    void theFileOfAnotherKitIsNotOpened() {
        assertThat(PreparedSuite.open(file, new KitDigest(18))).isEmpty();
    }

    @Test
    void noFileAndNothingLikeOneIsNotOpened() throws IOException {
        assertThat(PreparedSuite.open(folder.resolve("missing"), KIT)).isEmpty();
        assertThat(PreparedSuite.open(folder, KIT)).isEmpty();
        assertThat(PreparedSuite.open(Files.createFile(folder.resolve("empty")), KIT))
                .isEmpty();
        assertThat(PreparedSuite.open(Files.write(folder.resolve("text"), new byte[1000]), KIT))
                .isEmpty();
    }

    @Test
    void aFileThatWasCutShortIsNotOpened() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {whole.length - 1, whole.length / 2, 100}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(PreparedSuite.open(file, KIT)).isEmpty();
        }
    }

    /** The section that leads to the others is said to be where no file has anything, or to be empty. */
    @ParameterizedTest
    @CsvSource({"9223372036854775807, 10, 0", "-1, 10, 0", "0, 2147483647, 0", "0, -1, 0", "0, 0, 0"})
    void aFileWhoseTrailerIsDamagedIsNotOpened(long offset, long length, long checksum) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int trailer = whole.length - 4 * Long.BYTES - "VCK prepared 1\n".length();
        ByteBuffer.wrap(whole, trailer, 3 * Long.BYTES)
                .putLong(offset)
                .putLong(length)
                .putLong(checksum);
        Files.write(file, whole);

        assertThat(PreparedSuite.open(file, KIT)).isEmpty();
    }

    /** Whichever byte is damaged: the file is not opened, or what it still answers is right. */
    @Test
    void noDamagedFileGivesAWrongAnswer() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int computed = 0;
        int unopened = 0;
        for (int place = 0; place < whole.length; place += 3) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x55;
            Files.write(file, damaged);
            Optional<PreparedSuite> suite = PreparedSuite.open(file, KIT);
            unopened += suite.isEmpty() ? 1 : 0;
            for (Case each : suite.map(each -> each.cases()).orElse(List.of())) {
                int answer = answer(suite.orElseThrow(), each, new Numbers(8));
                assertThat(answer).isBetween(7, 8);
                computed += answer == 8 ? 1 : 0;
            }
        }
        assertThat(computed).isPositive();
        assertThat(unopened).isPositive();
    }
}
