package io.vck.conformance.wire;

import tools.jackson.core.JsonGenerator;

/**
 * What a harness offers when it meets an adapter, and what of it the adapter takes. Nobody needs to know of any: to others it is
 * not mentioned.
 *
 * @param attachments whether messages may have some: NOTE [Attachments]
 * @param ahead whether the next message may come before the one before is answered: NOTE [Sent ahead]
 */
public record Extras(boolean attachments, boolean ahead) {
    /** All that there is. */
    public static final Extras ALL = new Extras(true, true);

    public static final Extras NONE = new Extras(false, false);

    private static final String ATTACHMENTS = "attachments";
    private static final String AHEAD = "ahead";

    /** What a message mentions. */
    static Extras read(Fields message) {
        return new Extras(flag(ATTACHMENTS, message), flag(AHEAD, message));
    }

    private static boolean flag(String name, Fields message) {
        return message.has(name) && message.flag(name);
    }

    /**
     * What an adapter takes.
     *
     * @throws MalformedMessage if that was not offered
     */
    static Extras taken(Fields answer, Extras offered) {
        Extras taken = read(answer);
        check(ATTACHMENTS, taken.attachments(), offered.attachments());
        check(AHEAD, taken.ahead(), offered.ahead());
        return taken;
    }

    private static void check(String name, boolean taken, boolean offered) {
        if (taken && !offered) {
            throw new MalformedMessage("answer." + name + " is true, but start did not offer that");
        }
    }

    void write(JsonGenerator json) {
        write(ATTACHMENTS, attachments, json);
        write(AHEAD, ahead, json);
    }

    private static void write(String name, boolean flag, JsonGenerator json) {
        if (flag) {
            json.writeBooleanProperty(name, true);
        }
    }
}
