package io.vck.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A text changed at random, so that it still is near to what it was. */
public final class Mutation {
    private static final List<String> PIECES = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\\",
            "\\ud800",
            "null",
            "true",
            "-1",
            "1e999",
            "0.5",
            "NaN",
            "99999999999999999999",
            "{}",
            "[]",
            "\"\"",
            "\u0000",
            "\u00ff",
            "footer",
            "record",
            "float32",
            "tensor");

    private Mutation() {}

    /** With one to three changes. */
    public static byte[] of(byte[] text, Random random) {
        byte[] changed = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = once(changed, random);
        }
        return changed;
    }

    private static byte[] once(byte[] text, Random random) {
        int at = random.nextInt(text.length + 1);
        int length = Math.min(text.length - at, 1 + random.nextInt(12));
        switch (random.nextInt(8)) {
            case 0:
                return Arrays.copyOf(text, at);
            case 1:
                return joined(text, at, new byte[0], at + length);
            case 2:
                return joined(text, at, Arrays.copyOfRange(text, at, at + length), at);
            case 3:
                return joined(text, at, piece(random), at);
            case 4:
                return joined(text, at, piece(random), at + length);
            case 5:
                byte[] flipped = text.clone();
                if (at < text.length) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            default:
                return lines(text, random);
        }
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] text, int end, byte[] between, int start) {
        byte[] joined = new byte[end + between.length + text.length - start];
        System.arraycopy(text, 0, joined, 0, end);
        System.arraycopy(between, 0, joined, end, between.length);
        System.arraycopy(text, start, joined, end + between.length, text.length - start);
        return joined;
    }

    /** A line twice, lost, or in another's place. */
    private static byte[] lines(byte[] text, Random random) {
        List<String> lines = new ArrayList<>(
                new String(text, StandardCharsets.ISO_8859_1).lines().toList());
        if (lines.isEmpty()) {
            return piece(random);
        }
        int line = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0:
                lines.add(line, lines.get(other));
                break;
            case 1:
                lines.remove(line);
                break;
            default:
                lines.set(line, lines.get(other));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
