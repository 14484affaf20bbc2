package io.vck.conformance.fuzz.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the patterns of the catalogue, as {@code cases-json/fuzz/README.md} describes them.
 *
 * <p>What is wrong is an {@link IllegalArgumentException} that says what was got and what can stand there.
 */
final class PatternText {
    private static final String WORD = "[a-z][a-z_0-9]*";
    private static final String EXTENT = "\\d+|" + WORD + "(?:\\." + WORD + ")?";
    private static final Pattern TENSOR = Pattern.compile("(?:(positive|unit|nonzero) )?(like )?(" + WORD
            + ")\\[([^]]*)](?: (distinct )?below (" + EXTENT + ")(?: along (" + WORD + "))?)?");
    private static final Pattern OF_SEQUENCE = Pattern.compile("(dim|dims|permutation|shape) of (" + WORD + ")");
    private static final Pattern WHOLE = Pattern.compile("(-?\\d+)\\.\\.(" + EXTENT + ")");
    private static final Pattern REAL = Pattern.compile("(-?\\d+\\.\\d+)\\.\\.(-?\\d+\\.\\d+)");
    private static final Pattern SEQUENCE = Pattern.compile(
            "([*~])(" + WORD + ")(?: without (" + WORD + ")| with (" + WORD + ") as (" + EXTENT + "))?");
    private static final Map<String, Domain> DOMAINS =
            Map.of("positive", new Domain.Positive(), "unit", new Domain.Unit(), "nonzero", new Domain.Nonzero());

    private PatternText() {}

    static Argument argument(String text) {
        Matcher ofSequence = OF_SEQUENCE.matcher(text);
        if (ofSequence.matches()) {
            String sequence = ofSequence.group(2);
            return switch (ofSequence.group(1)) {
                case "dim" -> new Argument.Dim(sequence);
                case "dims" -> new Argument.Dims(sequence);
                case "permutation" -> new Argument.Permutation(sequence);
                default -> new Argument.ShapeOf(sequence);
            };
        }
        Matcher real = REAL.matcher(text);
        if (real.matches()) {
            return new Argument.Real(Double.parseDouble(real.group(1)), Double.parseDouble(real.group(2)));
        }
        Matcher whole = WHOLE.matcher(text);
        return whole.matches()
                ? new Argument.Whole(Integer.parseInt(whole.group(1)), extent(whole.group(2)))
                : new Argument.OfTensor(tensor(text));
    }

    static TensorPattern tensor(String text) {
        Matcher matcher = TENSOR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no pattern; expected one such as \"float[*s, n]\", \"dim of s\", \"1..3\" or"
                    + " \"0.5..2.0\"");
        }
        DTypes dtypes = matcher.group(2) == null
                ? DTypes.named(matcher.group(3))
                        .orElseThrow(() -> new IllegalArgumentException("\"" + matcher.group(3) + "\" names no dtypes"))
                : new DTypes.Like(matcher.group(3));
        return new TensorPattern(dtypes, shape(matcher.group(4)), domain(matcher));
    }

    private static Domain domain(Matcher matcher) {
        if (matcher.group(6) == null) {
            return Optional.ofNullable(matcher.group(1)).map(DOMAINS::get).orElse(Domain.ANY);
        }
        Extent end = extent(matcher.group(6));
        return matcher.group(5) == null
                ? new Domain.Below(end)
                : new Domain.DistinctBelow(
                        end, Optional.ofNullable(matcher.group(7)).orElse(""));
    }

    private static ShapePattern shape(String text) {
        List<ShapePattern.Part> parts = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            parts.add(part(part.strip()));
        }
        return new ShapePattern(parts);
    }

    private static ShapePattern.Part part(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        if (!sequence.matches()) {
            return new ShapePattern.Size(extent(text));
        }
        String name = sequence.group(2);
        if (sequence.group(3) != null) {
            return new ShapePattern.Without(name, sequence.group(3));
        } else if (sequence.group(4) != null) {
            return new ShapePattern.With(name, sequence.group(4), extent(sequence.group(5)));
        }
        return sequence.group(1).equals("~") ? new ShapePattern.Broadcast(name) : new ShapePattern.Sequence(name);
    }

    private static Extent extent(String text) {
        if (!text.matches(EXTENT)) {
            throw new IllegalArgumentException("\"" + text + "\" is no size; expected a number, a name, or \"s.d\"");
        } else if (Character.isDigit(text.charAt(0))) {
            return new Extent.Fixed(Integer.parseInt(text));
        }
        int dot = text.indexOf('.');
        return dot < 0 ? new Extent.OfSize(text) : new Extent.OfDim(text.substring(0, dot), text.substring(dot + 1));
    }
}
