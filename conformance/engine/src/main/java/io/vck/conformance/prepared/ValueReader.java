package io.vck.conformance.prepared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link ValueWriter} wrote. Containers are immutable, and in the order in which they were. */
final class ValueReader {
    private final ByteBuffer in;
    private final Object[] table;

    private ValueReader(ByteBuffer in) {
        this.in = in;
        this.table = new Object[number(in)];
    }

    /** The value of a table. */
    static Object read(ByteBuffer bytes) {
        ValueReader reader = new ValueReader(bytes);
        for (int place = 0; place < reader.table.length; place++) {
            reader.table[place] = reader.entry();
        }
        return reader.table[reader.table.length - 1];
    }

    private Object entry() {
        return switch (Kind.at(in.get())) {
            case TEXT -> new String(sized(), StandardCharsets.UTF_8);
            case WHOLE -> (int) in.getLong();
            case LONG_WHOLE -> in.getLong();
            case REAL -> Double.longBitsToDouble(in.getLong());
            case TRUTH -> number(in) == 1;
            case BYTES -> sized();
            case CONSTANT -> constant();
            case LIST -> List.of(values(number(in)));
            case SET -> set(values(number(in)));
            case MAP -> map();
            case OPTIONAL -> number(in) == 0 ? Optional.empty() : Optional.of(value());
            case TYPE -> RecordType.of((String) value());
            case RECORD -> record();
        };
    }

    private Object record() {
        RecordType type = (RecordType) value();
        return type.make(values(type.components().size()));
    }

    private Object constant() {
        String type = (String) value();
        String name = (String) value();
        try {
            for (Object constant : Class.forName(type).getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(type + " is no enum of this kit", impossible);
        }
        throw new IllegalStateException(type + " has no constant " + name);
    }

    private static Set<Object> set(Object[] items) {
        Set<Object> set = new LinkedHashSet<>();
        Collections.addAll(set, items);
        return Collections.unmodifiableSet(set);
    }

    private Map<Object, Object> map() {
        int size = number(in);
        Object[] keys = values(size);
        Object[] values = values(size);
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(keys[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    private Object[] values(int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = value();
        }
        return values;
    }

    private Object value() {
        return table[number(in)];
    }

    private byte[] sized() {
        byte[] content = new byte[number(in)];
        in.get(content);
        return content;
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
