package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PreparedAheadTest {
    private static final List<Case> CASES =
            IntStream.range(0, 10).mapToObj(i -> Fakes.caseNamed("a/b/" + i)).toList();

    private final LinkedBlockingQueue<String> prepared = new LinkedBlockingQueue<>();

    private Preparation preparation(Function<Case, Preparation.Prepared> preparing) {
        return wanted -> {
            Preparation.Prepared made = preparing.apply(wanted);
            prepared.add(wanted.id());
            return made;
        };
    }

    /** With an input of so many bytes. */
    private static Preparation.Prepared withInput(int size) {
        TensorData tensor =
                new TensorData(new Storage(DType.BOOL, new byte[size]), List.of((long) size), List.of(1L), 0, false);
        return new Preparation.Prepared(Map.of("x", new Value.Tensor<>(tensor)), new Fakes.CountingOracle());
    }

    private void awaitPrepared(int count) throws InterruptedException {
        while (prepared.size() < count) {
            Thread.sleep(1);
        }
    }

    @Test
    void casesAreReadyBeforeTheyAreAskedForAndPreparedOnce() throws InterruptedException {
        PreparedAhead ahead = PreparedAhead.begin(preparation(each -> withInput(8)), CASES);
        awaitPrepared(CASES.size());
        CASES.forEach(ahead::prepare);
        assertThat(prepared).hasSize(CASES.size()).doesNotHaveDuplicates();
    }

    @Test
    void noMoreIsPreparedThanThereIsRoomFor() throws InterruptedException {
        PreparedAhead ahead = PreparedAhead.begin(preparation(each -> withInput(20 << 20)), CASES);
        awaitPrepared(2);
        ahead.prepare(CASES.get(9));
        assertThat(prepared).containsExactly("a/b/0", "a/b/1", "a/b/9");
    }

    @Test
    void itEndsWhenTheFirstCaseIsAskedFor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        PreparedAhead ahead = PreparedAhead.begin(
                preparation(each -> {
                    if (each == CASES.get(0)) {
                        begun.countDown();
                        await(asked);
                    }
                    return withInput(8);
                }),
                CASES);
        begun.await();
        ahead.prepare(CASES.get(5));
        asked.countDown();
        ahead.prepare(CASES.get(0));
        ahead.prepare(CASES.get(1));
        assertThat(prepared).containsExactly("a/b/5", "a/b/0", "a/b/1");
    }

    @Test
    void afterTheRunNothingMoreIsPrepared() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        PreparedAhead ahead = PreparedAhead.begin(
                preparation(each -> {
                    begun.countDown();
                    await(over);
                    return withInput(8);
                }),
                CASES);
        begun.await();
        ahead.close();
        over.countDown();
        awaitPrepared(1);
        Thread.sleep(50);
        assertThat(prepared).containsExactly("a/b/0");
    }

    @Test
    void forWhatThereWasNoMemoryIsTriedAgain() throws InterruptedException {
        AtomicBoolean tried = new AtomicBoolean();
        PreparedAhead ahead = PreparedAhead.begin(
                preparation(each -> {
                    if (each == CASES.get(0) && !tried.getAndSet(true)) {
                        throw new OutOfMemoryError("not now");
                    }
                    return withInput(8);
                }),
                CASES);
        awaitPrepared(CASES.size() - 1);
        assertThat(ahead.prepare(CASES.get(0)).inputs()).containsKey("x");
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalArgumentException.class, OutOfMemoryError.class})
    void whatIsWrongWithACaseIsSaidToWhoAsksForIt(Class<? extends Throwable> kind) throws InterruptedException {
        PreparedAhead ahead = PreparedAhead.begin(
                preparation(each -> {
                    if (each != CASES.get(0)) {
                        return withInput(8);
                    } else if (kind == OutOfMemoryError.class) {
                        throw new OutOfMemoryError("wrong");
                    }
                    throw new IllegalArgumentException("wrong");
                }),
                CASES);
        awaitPrepared(CASES.size() - 1);
        assertThatThrownBy(() -> ahead.prepare(CASES.get(0)))
                .isExactlyInstanceOf(kind)
                .hasMessage("wrong");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
