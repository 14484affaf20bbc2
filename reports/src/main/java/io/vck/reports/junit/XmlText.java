package io.vck.reports.junit;

import io.vck.reports.text.Printable;

/** Text that XML 1.0 can hold. It has no way to write most control characters, nor halves of surrogate pairs. */
final class XmlText {
    private XmlText() {}

    /** The text, with what XML can't hold written out, {@code \ufffe}. */
    static String of(String text) {
        String printable = Printable.of(text);
        if (printable.codePoints().allMatch(XmlText::isCharacter)) {
            return printable;
        }
        StringBuilder fit = new StringBuilder();
        printable.codePoints().forEach(point -> {
            if (isCharacter(point)) {
                fit.appendCodePoint(point);
            } else {
                fit.append(String.format("\\u%04x", point));
            }
        });
        return fit.toString();
    }

    /** The production Char of XML 1.0, but for carriage returns, which parsers make line ends of. */
    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point < 0xfffe)
                || point >= 0x10000;
    }
}
