package io.vck.conformance.prepared;

/** What an entry of a {@link ValueTable} is. In the file it is one byte, its place in this list. */
enum Kind {
    TEXT,
    WHOLE,
    LONG_WHOLE,
    REAL,
    TRUTH,
    BYTES,
    /** A constant of an enum: its class and its name. */
    CONSTANT,
    LIST,
    SET,
    MAP,
    OPTIONAL,
    /** The class of the records that follow. */
    TYPE,
    RECORD;

    private static final Kind[] ALL = values();

    static Kind at(int place) {
        return ALL[place];
    }
}
