package io.vck.conformance.wire;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The messages of adapters, read strictly. */
final class AnswerReader {
    private static final Set<String> STARTED =
            Set.of("type", "protocol", "name", "version", "language", "capabilities", "attachments", "ahead");
    private static final Set<String> RETURNED = Set.of("type", "seq", "values", "aliases", "warnings");
    private static final Set<String> RAISED =
            Set.of("type", "seq", "step", "kinds", "message", "values", "aliases", "warnings");
    private static final Set<String> UNSUPPORTED = Set.of("type", "seq", "reason");
    private static final Set<String> FAILED = Set.of("type", "seq", "message");

    private AnswerReader() {}

    /** An answer with the number of another program. */
    static final class OutOfTurn extends MalformedMessage {
        private static final long serialVersionUID = 1L;

        private final long got;

        OutOfTurn(long expected, long got) {
            super("the answer is out of turn: expected seq " + expected + ", got seq " + got);
            this.got = got;
        }

        /** The number that it has. */
        long got() {
            return got;
        }
    }

    /**
     * What an adapter says when it starts.
     *
     * @param extras that it takes
     */
    record Greeting(BackendInfo backend, Extras extras) {}

    /**
     * Reads the answer to {@code start}.
     *
     * @param offered by {@code start}
     * @throws MalformedMessage if it is none
     * @throws AdapterFailure if the adapter speaks a version that this kit doesn't, or says that it failed
     */
    static Greeting started(byte[] line, Extras offered) throws AdapterFailure {
        Fields answer = parse(new WireMessage(line));
        String type = answer.text("type");
        if (type.equals("failed")) {
            throw AdapterFailure.because("the adapter failed: " + failure(answer));
        } else if (!type.equals("started")) {
            throw new MalformedMessage("the answer to start is \"" + type + "\" instead of \"started\"");
        }
        String version = answer.text("protocol");
        if (!WireProtocol.speaks(version)) {
            throw AdapterFailure.because("the adapter speaks version " + version
                    + " of the wire protocol, this kit speaks " + WireProtocol.VERSION);
        }
        answer.only(STARTED);
        String name = answer.text("name");
        if (name.isBlank()) {
            throw new MalformedMessage("the name is blank; the table of verdicts and the log are named after it");
        }
        BackendInfo backend = new BackendInfo(
                name,
                answer.text("version"),
                answer.text("language"),
                new LinkedHashSet<>(answer.texts("capabilities")));
        return new Greeting(backend, Extras.taken(answer, offered));
    }

    /**
     * Whether a line has the number of an answer to a program, so that the rest of it can be read later.
     *
     * @param sequence the number that it has to repeat
     */
    static boolean isBegun(byte[] line, long sequence) {
        try (JsonParser json = WireProtocol.JSON.createParser(line)) {
            return findNumber(json) && json.getLongValue() == sequence;
        } catch (JacksonException noJson) {
            return false;
        }
    }

    /**
     * Whether what there is of a line, or of the bytes after it, can be the beginning of the answer to a program. If that is not to
     * be seen yet, it is true; of a whole line, it is to be seen.
     *
     * @param sequence the number that it has to repeat
     */
    static boolean mayBegin(byte[] beginning, long sequence) {
        int lineEnd = LineReader.indexOf('\n', beginning);
        return lineEnd < 0
                ? mayBegin(beginning, sequence, true)
                : mayBegin(Arrays.copyOf(beginning, lineEnd), sequence, false);
    }

    /**
     * The same.
     *
     * @param undecided what it is if it is not to be seen
     */
    private static boolean mayBegin(byte[] beginning, long sequence, boolean undecided) {
        int start = announcement(beginning);
        if (start == beginning.length) {
            return undecided;
        }
        try (JsonParser json = WireProtocol.JSON.createParser(beginning, start, beginning.length - start)) {
            if (!findNumber(json)) {
                return false;
            }
            boolean isWhole = json.currentLocation().getByteOffset() < beginning.length - start;
            String wanted = Long.toString(sequence);
            return isWhole ? json.getString().equals(wanted) : wanted.startsWith(json.getString());
        } catch (UnexpectedEndOfInputException notYet) {
            return undecided;
        } catch (JacksonException noJson) {
            return false;
        }
    }

    /** Goes to the number of an answer, and says whether there is one. */
    private static boolean findNumber(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isNumber = json.currentName().equals("seq");
            JsonToken value = json.nextToken();
            if (isNumber) {
                return value == JsonToken.VALUE_NUMBER_INT;
            }
            json.skipChildren();
        }
        return false;
    }

    /** Where the JSON begins in a line that may announce an attachment; at its end, if that has not come yet. */
    private static int announcement(byte[] line) {
        int at = 0;
        if (line.length > 0 && line[0] == '@') {
            do {
                at++;
            } while (at < line.length && line[at] >= '0' && line[at] <= '9');
        }
        return at;
    }

    /**
     * Reads the answer to {@code run}.
     *
     * @param sequence the number that it has to repeat
     * @param steps how many steps the program has
     * @throws OutOfTurn if it is the answer to another one
     * @throws MalformedMessage if it is none
     */
    static Observation ran(WireMessage message, long sequence, int steps) {
        Fields answer = parse(message);
        String type = answer.text("type");
        boolean unread = type.equals("failed") && !answer.has("seq");
        if (!unread && answer.integer("seq") != sequence) {
            throw new OutOfTurn(sequence, answer.integer("seq"));
        }
        return switch (type) {
            case "returned" -> new Observation.Returned(seen(answer.only(RETURNED)));
            case "raised" -> raised(answer.only(RAISED), steps);
            case "unsupported" ->
                new Observation.Unsupported(answer.only(UNSUPPORTED).text("reason"));
            case "failed" -> new Observation.Crashed("the adapter failed: " + failure(answer));
            default -> throw new MalformedMessage("the answer to run is \"" + type + "\"");
        };
    }

    private static String failure(Fields answer) {
        return answer.only(FAILED).text("message");
    }

    private static Observation.Raised raised(Fields answer, int steps) {
        long step = answer.integer("step");
        if (step < 0 || step >= steps) {
            throw new MalformedMessage("answer.step is " + step + ", but the program has " + steps + " steps");
        }
        return new Observation.Raised((int) step, answer.texts("kinds"), answer.text("message"), seen(answer));
    }

    private static Observation.Seen seen(Fields answer) {
        return new Observation.Seen(
                ValueCodec.readEach(answer.object("values"), TensorCodec.TENSOR, TensorCodec::readTensor),
                ValueCodec.readEach(answer.object("aliases"), TensorCodec.ALIAS, TensorCodec::readAlias),
                answer.texts("warnings"));
    }

    private static Fields parse(WireMessage message) {
        return Fields.of(JsonLine.parse(message.line()), "answer", message.attachment());
    }
}
