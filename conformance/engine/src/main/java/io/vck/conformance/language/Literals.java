package io.vck.conformance.language;

import io.vck.backend.value.Value;
import java.util.Optional;

/** Numbers and strings as Python writes them. */
public final class Literals {
    private static final String ESCAPED = "\\'\"ntr";
    private static final String MEANT = "\\'\"\n\t\r";

    private Literals() {}

    /** An int; empty if it does not fit into 64 bits. */
    static Optional<Value<Void>> integer(String digits) {
        try {
            return Optional.of(new Value.Int<>(Long.parseLong(digits)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    static Value<Void> real(String text) {
        return new Value.Float<>(Double.parseDouble(text));
    }

    /** The characters between the quotes; empty if there is an escape that the language does not have. */
    static Optional<String> string(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\') {
                i++;
                int escape = ESCAPED.indexOf(quoted.charAt(i));
                if (escape < 0) {
                    return Optional.empty();
                }
                c = MEANT.charAt(escape);
            }
            text.append(c);
        }
        return Optional.of(text.toString());
    }

    /** A float as the grammar reads it; there is no literal for NaN, which is written as Python would make it. */
    static String real(double number) {
        if (Double.isNaN(number)) {
            return "float('nan')";
        } else if (Double.isInfinite(number)) {
            return number < 0 ? "-1e999" : "1e999";
        }
        return Double.toString(number).replace('E', 'e');
    }

    /** A string as Python prints it, in single quotes. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            int escape = c == '"' ? -1 : MEANT.indexOf(c);
            if (escape >= 0) {
                quoted.append('\\').append(ESCAPED.charAt(escape));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
