package io.vck.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/** The JSON that a line is. What is none is explained to the author of an adapter. */
final class JsonLine {
    /** The parser's words for what JavaScript, Python and others print for such numbers. */
    private static final Pattern NON_NUMBER = Pattern.compile("'(NaN|-?(?:Infinity|INF))'");

    /** What the parser says to those who could set it up otherwise. */
    private static final Pattern PARSER_SETTING = Pattern.compile(", from `[^`]*`");

    private static final String NO_JSON = "no JSON: ";
    private static final int LEAD = 40;

    private JsonLine() {}

    /**
     * @throws MalformedMessage if it is no JSON, or no UTF-8
     */
    static JsonNode parse(byte[] line) {
        checkUtf8(line);
        JsonNode json;
        try {
            json = WireProtocol.JSON.readTree(line);
        } catch (JacksonException noJson) {
            throw new MalformedMessage(NO_JSON + explain(line, noJson));
        }
        if (json.isMissingNode()) {
            throw new MalformedMessage(NO_JSON + "an empty line");
        }
        return json;
    }

    /**
     * Checks that a line is UTF-8. The parser itself lets some malformed sequences pass.
     *
     * @throws MalformedMessage if it is not
     */
    static void checkUtf8(byte[] line) {
        int first = 0;
        while (first < line.length && line[first] >= 0) {
            first++;
        }
        if (first == line.length) {
            return;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(line, first, line.length - first);
        CharBuffer characters = CharBuffer.allocate(1 << 12);
        CoderResult result = decoder.decode(bytes, characters, true);
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        if (result.isError()) {
            throw new MalformedMessage(String.format(
                    "no UTF-8: byte 0x%02X at column %d of the line, after %s",
                    line[bytes.position()] & 0xFF, bytes.position() + 1, before(line, bytes.position())));
        }
    }

    private static String explain(byte[] line, JacksonException noJson) {
        String text = text(line, 0, Math.min(line.length, 1_000)).strip();
        if (!text.startsWith("{")) {
            return Fields.shortened(text)
                    + " (standard output is for answers alone; print everything else on standard error)";
        }
        TokenStreamLocation location = noJson.getLocation();
        int at = location == null ? -1 : (int) location.getByteOffset();
        String where = at < 0 ? "" : " at column " + (at + 1) + ", after " + before(line, at);
        return reason(noJson) + where;
    }

    private static String reason(JacksonException noJson) {
        String words = String.valueOf(noJson.getOriginalMessage());
        Matcher nonNumber = NON_NUMBER.matcher(words);
        if (nonNumber.find()) {
            return "JSON has no number " + nonNumber.group(1) + ", write \"" + nonNumber.group(1) + "\"";
        } else if (noJson instanceof UnexpectedEndOfInputException) {
            return "the line ends in the middle of an object";
        } else if (noJson instanceof DatabindException) {
            return "the line goes on after its object";
        }
        return PARSER_SETTING.matcher(words).replaceAll("");
    }

    /** What stands before a place, for people to find it. */
    private static String before(byte[] line, int at) {
        int end = Math.min(at, line.length);
        int start = Math.max(0, end - LEAD);
        return (start == 0 ? "" : "…") + text(line, start, end).stripTrailing();
    }

    private static String text(byte[] line, int start, int end) {
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }
}
