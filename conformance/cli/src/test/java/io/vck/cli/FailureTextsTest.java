package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Case;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailureTextsTest {
    private static final List<Case> CASES =
            new Kit(new BackendRegistry(List.of())).suite(List.of()).cases();
    private static final List<String> BACKENDS = List.of("z", "b", "a", "d", "e", "f", "g", "h", "i");

    private final FailureTexts failures = new FailureTexts(CASES);

    private static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        CASES.forEach(each -> BACKENDS.forEach(backend -> pairs.add(each.id() + " " + backend)));
        return pairs;
    }

    private void add(String pair) {
        int space = pair.lastIndexOf(' ');
        failures.add(pair.substring(0, space), pair.substring(space + 1), () -> pair);
    }

    @Test
    void areInTheOrderOfTheCasesThenOfTheBackendsWhicheverCameFirst() {
        failures.backends(BACKENDS);
        List<String> some = pairs().subList(0, 100);
        List<String> shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(this::add);
        assertThat(failures.first()).isEqualTo(some);
        assertThat(failures.more()).isZero();
    }

    @Test
    void onlyTheFirstThousandAreKeptAndTheOthersCounted() {
        failures.backends(BACKENDS);
        List<String> shuffled = new ArrayList<>(pairs());
        assertThat(shuffled).hasSizeGreaterThan(FailureTexts.KEPT);
        Collections.shuffle(shuffled, new Random(2));
        shuffled.forEach(this::add);
        assertThat(failures.first()).isEqualTo(pairs().subList(0, FailureTexts.KEPT));
        assertThat(failures.more()).isEqualTo(shuffled.size() - FailureTexts.KEPT);
    }

    @Test
    void textsThatAreNotKeptAreNotMade() {
        failures.backends(BACKENDS);
        pairs().forEach(this::add);
        AtomicInteger made = new AtomicInteger();
        failures.add(CASES.get(CASES.size() - 1).id(), "a", () -> "text " + made.incrementAndGet());
        assertThat(made).hasValue(0);
    }
}
