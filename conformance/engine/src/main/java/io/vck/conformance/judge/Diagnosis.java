package io.vck.conformance.judge;

import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a {@link Difference} looks like: which mistake gives just what was observed. Most differences look like none.
 *
 * <p>It is told from values alone, after the verdict, and changes neither verdict nor message.
 */
public sealed interface Diagnosis {

    /** The name in logs: {@code lanes-permuted}, {@code stale}, ... */
    String kind();

    /** A sentence for people. */
    String text();

    /** What the sentence says, as data. */
    Map<String, Value<Void>> facts();

    /**
     * The slices of a tensor that were compared with each other.
     *
     * @param dim along which they are slices
     * @param areLanes whether it is the batch dim of the outermost {@code vmap}
     */
    record Slices(int dim, boolean areLanes) {
        private String one() {
            return areLanes ? "lane" : "slice";
        }

        private String many() {
            return areLanes ? "lanes" : "slices along dim " + dim;
        }

        private String kind(String what) {
            return one() + what;
        }

        /** The wrong ones, and what they hold. */
        private String mistaken(List<Integer> sources) {
            List<Integer> wrong = IntStream.range(0, sources.size())
                    .filter(slice -> sources.get(slice) != slice)
                    .boxed()
                    .toList();
            String some = wrong.stream()
                    .limit(MOST_SLICES)
                    .map(slice -> one() + " " + slice + " holds what is " + one() + " " + sources.get(slice) + "'s")
                    .collect(Collectors.joining(", "));
            int more = wrong.size() - MOST_SLICES;
            return more > 0 ? some + ", and " + more + " more" : some;
        }

        private Map<String, Value<Void>> facts(String name, Value<Void> value) {
            Map<String, Value<Void>> facts = new LinkedHashMap<>();
            facts.put("dim", new Value.Int<>(dim));
            facts.put(name, value);
            return facts;
        }
    }

    /** More are not listed in a sentence. */
    int MOST_SLICES = 4;

    /**
     * All slices are there, in another order.
     *
     * @param sources for each slice the one whose elements it was observed to hold
     */
    record Permuted(Slices slices, List<Integer> sources) implements Diagnosis {
        public Permuted {
            sources = List.copyOf(sources);
        }

        @Override
        public String kind() {
            return slices.kind("s-permuted");
        }

        @Override
        public String text() {
            String how = rotation().map(by -> "rotated by " + by).orElse("permuted");
            return "the " + slices.many() + " are " + how + ": " + slices.mistaken(sources);
        }

        /** By how many places the slices moved up, if each moved by as many. */
        private Optional<Integer> rotation() {
            int count = sources.size();
            int by = (count - sources.get(0)) % count;
            boolean alike =
                    IntStream.range(0, count).allMatch(slice -> sources.get(slice) == (slice + count - by) % count);
            return alike ? Optional.of(by) : Optional.empty();
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return slices.facts("sources", numbers(sources));
        }
    }

    /**
     * Every slice holds what one of them is to hold.
     *
     * @param source that one
     */
    record Broadcast(Slices slices, int source) implements Diagnosis {
        @Override
        public String kind() {
            return slices.kind("-broadcast");
        }

        @Override
        public String text() {
            return slices.one() + " " + source + " is broadcast over all " + slices.many();
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return slices.facts("source", new Value.Int<>(source));
        }
    }

    /**
     * Some slices hold what others are to hold.
     *
     * @param sources for each slice the one whose elements it was observed to hold, itself if it is right
     */
    record Mistaken(Slices slices, List<Integer> sources) implements Diagnosis {
        public Mistaken {
            sources = List.copyOf(sources);
        }

        @Override
        public String kind() {
            return slices.kind("s-mistaken");
        }

        @Override
        public String text() {
            String where = slices.areLanes() ? "" : " (along dim " + slices.dim() + ")";
            return slices.mistaken(sources) + where;
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return slices.facts("sources", numbers(sources));
        }
    }

    /**
     * The tensor is right but for the order of its dims.
     *
     * @param dims {@code expected.permute(dims)} is what was observed
     */
    record Transposed(List<Integer> dims) implements Diagnosis {
        public Transposed {
            dims = List.copyOf(dims);
        }

        @Override
        public String kind() {
            return "transposed";
        }

        @Override
        public String text() {
            List<Integer> moved = IntStream.range(0, dims.size())
                    .filter(dim -> dims.get(dim) != dim)
                    .boxed()
                    .toList();
            return moved.size() == 2
                    ? "transposed: dims " + moved.get(0) + " and " + moved.get(1) + " are swapped"
                    : "transposed: observed is expected.permute(" + list(dims) + ")";
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return Map.of("dims", numbers(dims));
        }
    }

    /** An input that was to be written to holds what it held before. */
    record Stale(String input) implements Diagnosis {
        @Override
        public String kind() {
            return "stale";
        }

        @Override
        public String text() {
            return "`" + input + "` was not updated: it holds what it held before the program ran";
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return Map.of("input", new Value.Str<>(input));
        }
    }

    /** A result is an input as that was before: what was to be done to it was not done, or is not seen in it. */
    record Untouched(String input) implements Diagnosis {
        @Override
        public String kind() {
            return "stale";
        }

        @Override
        public String text() {
            return "equal to `" + input + "` as it was before the program ran";
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return Map.of("input", new Value.Str<>(input));
        }
    }

    /** The values are right within the tolerance, in another dtype. */
    record OnlyDType(DType expected, DType observed) implements Diagnosis {
        @Override
        public String kind() {
            return "only-dtype";
        }

        @Override
        public String text() {
            return "only the dtype differs, " + observed.label() + " for " + expected.label()
                    + ": the values are right";
        }

        @Override
        public Map<String, Value<Void>> facts() {
            Map<String, Value<Void>> facts = new LinkedHashMap<>();
            facts.put("expected", new Value.OfDType<>(expected));
            facts.put("observed", new Value.OfDType<>(observed));
            return facts;
        }
    }

    /**
     * The values are right, and it is only objects and memory that are not as expected.
     *
     * @param expectation key of the one that is not met
     */
    record OnlyAliasing(String expectation) implements Diagnosis {
        @Override
        public String kind() {
            return "only-aliasing";
        }

        @Override
        public String text() {
            return "only the aliasing differs: the values are right";
        }

        @Override
        public Map<String, Value<Void>> facts() {
            return Map.of("expectation", new Value.Str<>(expectation));
        }
    }

    /**
     * The numbers are near, but not within the tolerance.
     *
     * @param dtype of the numbers
     * @param worst where the tolerance is exceeded most; empty for a tensor without dims
     * @param absolute the distance there, of a complex number its absolute value
     * @param relative to the expected number; empty if that is 0
     * @param ulp how many numbers of the dtype lie from the one to the other, of a complex number in the part where there
     *     are more
     */
    record OffBy(DType dtype, Optional<String> worst, double absolute, Optional<Double> relative, long ulp)
            implements Diagnosis {
        @Override
        public String kind() {
            return "off-by";
        }

        @Override
        public String text() {
            return "off by " + rounded(absolute)
                    + relative.map(part -> ", relative " + rounded(part)).orElse("") + ", " + ulp + " ULP of "
                    + dtype.label() + worst.map(index -> ", at " + index).orElse("");
        }

        private static String rounded(double number) {
            return String.format(Locale.ROOT, "%.2g", number);
        }

        @Override
        public Map<String, Value<Void>> facts() {
            Map<String, Value<Void>> facts = new LinkedHashMap<>();
            worst.ifPresent(index -> facts.put("index", new Value.Str<>(index)));
            facts.put("absolute", new Value.Float<>(absolute));
            relative.ifPresent(part -> facts.put("relative", new Value.Float<>(part)));
            facts.put("ulp", new Value.Int<>(ulp));
            return facts;
        }
    }

    private static Value<Void> numbers(List<Integer> numbers) {
        return new Value.Sequence<>(
                numbers.stream().<Value<Void>>map(Value.Int::new).toList());
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
