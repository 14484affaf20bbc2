package io.vck.conformance.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** How much a fuzzer may do: it ends when the first of the limits is reached. */
public record Budget(LongStream numbers, Optional<Duration> time) {

    /** Programs from number 0 on, as many as there is time for. */
    public static Budget of(Duration time) {
        return new Budget(LongStream.iterate(0, number -> number + 1), Optional.of(time));
    }

    /** The first programs. */
    public static Budget programs(long count) {
        return new Budget(LongStream.range(0, count), Optional.empty());
    }

    /** Certain programs. */
    public static Budget only(List<Long> numbers) {
        return new Budget(numbers.stream().mapToLong(number -> number), Optional.empty());
    }

    PrimitiveIterator.OfLong iterator() {
        return numbers.iterator();
    }
}
