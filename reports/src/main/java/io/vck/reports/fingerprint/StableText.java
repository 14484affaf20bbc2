package io.vck.reports.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What of a message is the same in every run and on every machine.
 *
 * <p>NOTE [Fingerprints]: a known failure excuses only the same failure. Two failures are the same if their verdicts are,
 * and their messages but for what has nothing to do with the failure:
 *
 * <ul>
 *   <li>addresses and identities of objects, {@code 0x7f3a90} and {@code Tensor@1b2c3d4e};
 *   <li>times, durations, UUIDs; numbers of processes, threads, ports and seeds;
 *   <li>the folders in which files are, while the files' names stay; and numbers of lines, which move with every version
 *       of a library;
 *   <li>numbers with a fraction or an exponent, and complex ones: their last digits differ between machines, and all digits
 *       do where the exact result is zero. So does the place of the greatest of several differences. Whole numbers stay, and
 *       with them dims, places, shapes and counts; that a sentence ends after one makes it no fraction;
 *   <li>how much white space there is; and of a very long message all but its beginning, beside a checksum of the whole.
 * </ul>
 */
public final class StableText {
    private static final int LONGEST = 400;
    private static final int KEPT = 300;

    /** The real or the imaginary part of a complex number. */
    private static final String PART = "\\d+(\\.\\d*)?([eE][+-]?\\d+)?";

    /**
     * As PyTorch and NumPy print {@code 5.0}, alone and among others: {@code tensor(5.)}, {@code [1., 2.]},
     * {@code [1. 2.]}. In "dimension 5. Target sizes" it is a sentence that ends.
     */
    private static final String POINT_LAST = "\\d+\\.(?=[,\\]}]| [+-]?\\d+\\.)|(?<=[(,] ?[+-]?)\\d+\\.(?=\\))";

    /**
     * In this order: a time holds what looks like a duration, a UUID what looks like a number. No group is repeated, since
     * each time takes a part of the stack, and messages can be long. Each begins with what is soon seen not to be there: what
     * stands before a place takes longer to look at than what stands there.
     */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "(?=\\d)\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?",
                    "<time>", "-"),
            new Rule("(?=[0-9a-fA-F]{8}-)\\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b", "<uuid>", "-"),
            new Rule("(?=0x)\\b0x[0-9a-fA-F]+\\b|(?=[0-9a-f]{5})(?<=\\w@)[0-9a-f]{5,16}\\b", "<address>", "0x", "@"),
            new Rule("(?=/)(?<![\\w/.<])/[\\w.@+-][\\w.@+/-]*/", "<folder>/", "/"),
            new Rule("(?=.:\\\\)\\b[A-Za-z]:\\\\([^\\\\\\s:*?\"<>|][^\\s:*?\"<>|]*\\\\)?", "<folder>/", ":\\"),
            new Rule("(?=[.l])(\\.[A-Za-z]{1,5}:|\\bline )\\d+\\b", "$1<line>", ":", "line "),
            new Rule(
                    "(?=[pst])\\b(pid|process|thread|port|seed)([ =:#]{1,3})\\d+\\b",
                    "$1$2<number>",
                    "pid",
                    "process",
                    "thread",
                    "port",
                    "seed"),
            new Rule(
                    "(?=\\d)(?<![\\w.])\\d+([.,]\\d+)? ?(ns|us|\u00b5s|ms|s|sec|secs|seconds?|min|mins|minutes?)\\b",
                    "<duration>",
                    "s",
                    "min"),
            new Rule("(?=[-+\\d])(?<![\\w.])[+-]?" + PART + "[+-]" + PART + "j(?!\\w)", "<complex>", "j"),
            new Rule(
                    "(?=[-+\\d])(?<![\\w.])[+-]?(\\d+\\.\\d+([eE][+-]?\\d+)?|\\d+\\.?[eE][+-]?\\d+|" + POINT_LAST
                            + ")j?(?!\\w|\\.\\d)",
                    "<real>",
                    ".",
                    "e",
                    "E"),
            new Rule("(greatest difference is <real>) at \\[[\\d, ]*]", "$1", "greatest difference"));

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * What is left out.
     *
     * @param signs one of which is in every text that has it: looking for these is quicker, and most texts have few
     */
    private record Rule(Pattern pattern, String standIn, List<String> signs) {
        Rule(String pattern, String standIn, String... signs) {
            this(Pattern.compile(pattern), standIn, List.of(signs));
        }

        String leftOutOf(String text) {
            for (String sign : signs) {
                if (text.contains(sign)) {
                    return pattern.matcher(text).replaceAll(standIn);
                }
            }
            return text;
        }
    }

    private StableText() {}

    /** Of a message, what stays. */
    public static String of(String message) {
        String text = SPACE.matcher(wellFormed(message)).replaceAll(" ").strip();
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '/' || c == '\\')) {
            for (Rule rule : RULES) {
                text = rule.leftOutOf(text);
            }
        }
        return text.length() <= LONGEST ? text : abridged(text);
    }

    private static String abridged(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return text.substring(0, end) + "... <crc32c " + HexFormat.of().toHexDigits((int) checksum.getValue()) + ">";
    }

    /** Half of a surrogate pair is no character, and can't be written down as one. */
    private static String wellFormed(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder fit = new StringBuilder();
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\ufffd' : point)
                .forEach(fit::appendCodePoint);
        return fit.toString();
    }
}
