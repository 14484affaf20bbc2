package io.vck.conformance.cases.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The way to a value in a text (RFC 6901). It is put into words only when somebody asks: a text can have very many values,
 * and hardly any of them is ever spoken of.
 */
public sealed interface Pointer {
    /** To the text's outermost value. */
    Pointer ROOT = new Root();

    /** The outermost value. */
    record Root() implements Pointer {
        @Override
        public String toString() {
            return "";
        }
    }

    /** A member of an object. */
    record Member(Pointer parent, String key) implements Pointer {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /** An item of an array. */
    record Item(Pointer parent, int index) implements Pointer {
        @Override
        public String toString() {
            return text(this);
        }
    }

    /** A way that is in words already. */
    record Words(String text) implements Pointer {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The way to a member of the value here. */
    default Pointer member(String key) {
        return new Member(this, key);
    }

    /** The way to an item of the value here. */
    default Pointer item(int index) {
        return new Item(this, index);
    }

    private static String text(Pointer pointer) {
        Deque<String> parts = new ArrayDeque<>();
        Pointer at = pointer;
        while (true) {
            if (at instanceof Member member) {
                parts.addFirst(member.key().replace("~", "~0").replace("/", "~1"));
                at = member.parent();
            } else if (at instanceof Item item) {
                parts.addFirst(String.valueOf(item.index()));
                at = item.parent();
            } else {
                return at + "/" + String.join("/", parts);
            }
        }
    }
}
