package io.vck.conformance.prepared;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a value that is made of records, lists, sets, maps, options, constants of enums, numbers, texts and bytes: a
 * table in which each entry is made of earlier ones, and the last is the value. Equal parts are one entry, so that cases of
 * one matrix take little more space than one of them.
 */
final class ValueWriter {
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    private final Map<ByteBuffer, Integer> places = new HashMap<>();

    private ValueWriter() {}

    /** The table of a value. */
    static byte[] write(Object value) {
        ValueWriter writer = new ValueWriter();
        writer.add(value);
        Entry count = new Entry().number(writer.places.size());
        return count.and(writer.table.toByteArray()).bytes();
    }

    /** Adds a value after all that it is made of, and returns its place. */
    private int add(Object value) {
        byte[] entry = entry(value).bytes();
        Integer known = places.putIfAbsent(ByteBuffer.wrap(entry), places.size());
        if (known != null) {
            return known;
        }
        table.writeBytes(entry);
        return places.size() - 1;
    }

    private Entry entry(Object value) {
        if (value instanceof String text) {
            return new Entry(Kind.TEXT).sized(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Integer number) {
            return new Entry(Kind.WHOLE).fixed(number);
        } else if (value instanceof Long number) {
            return new Entry(Kind.LONG_WHOLE).fixed(number);
        } else if (value instanceof Double number) {
            return new Entry(Kind.REAL).fixed(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            return new Entry(Kind.TRUTH).number(truth ? 1 : 0);
        } else if (value instanceof byte[] bytes) {
            return new Entry(Kind.BYTES).sized(bytes);
        } else if (value instanceof Enum<?> constant) {
            return new Entry(Kind.CONSTANT)
                    .number(add(constant.getDeclaringClass().getName()))
                    .number(add(constant.name()));
        } else if (value instanceof Class<?> type) {
            return new Entry(Kind.TYPE).number(add(type.getName()));
        } else if (value instanceof Record) {
            return new Entry(Kind.RECORD)
                    .number(add(value.getClass()))
                    .numbers(addAll(Arrays.asList(
                            RecordType.of(value.getClass().getName()).takeApart(value))));
        }
        return container(value);
    }

    private Entry container(Object value) {
        if (value instanceof List<?> items) {
            return new Entry(Kind.LIST).number(items.size()).numbers(addAll(items));
        } else if (value instanceof Set<?> items) {
            return new Entry(Kind.SET).number(items.size()).numbers(addAll(items));
        } else if (value instanceof Map<?, ?> map) {
            return new Entry(Kind.MAP)
                    .number(map.size())
                    .numbers(addAll(map.keySet()))
                    .numbers(addAll(map.values()));
        } else if (value instanceof Optional<?> option) {
            List<?> items = option.stream().toList();
            return new Entry(Kind.OPTIONAL).number(items.size()).numbers(addAll(items));
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " can't be written");
    }

    private int[] addAll(Collection<?> values) {
        return values.stream().mapToInt(this::add).toArray();
    }

    /** One entry while it is being written. Numbers are unsigned and take seven bits a byte, the lowest first. */
    private static final class Entry {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Entry() {}

        Entry(Kind kind) {
            bytes.write(kind.ordinal());
        }

        Entry number(int value) {
            int rest = value;
            while (rest > 0x7F) {
                bytes.write(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
            return this;
        }

        Entry numbers(int[] values) {
            for (int value : values) {
                number(value);
            }
            return this;
        }

        Entry fixed(long value) {
            return and(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        Entry sized(byte[] content) {
            return number(content.length).and(content);
        }

        Entry and(byte[] content) {
            bytes.writeBytes(content);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
