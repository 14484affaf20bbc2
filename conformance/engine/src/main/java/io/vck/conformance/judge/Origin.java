package io.vck.conformance.judge;

/**
 * Where a failure comes from, told by what the same backend made of the same program with its {@code vmap}s written as
 * loops.
 */
public sealed interface Origin {

    /** The name in logs. */
    String kind();

    /** A sentence for people. */
    String text();

    /** The operators are right, their vectorisation is not. */
    record Vectorisation() implements Origin {
        @Override
        public String kind() {
            return "vectorisation";
        }

        @Override
        public String text() {
            return "the vectorisation differs: with its vmaps written as loops the program gives what is expected";
        }
    }

    /** Vectorised or not, it comes to the same, which is not what is expected. */
    record Operator() implements Origin {
        @Override
        public String kind() {
            return "operator";
        }

        @Override
        public String text() {
            return "the operator differs: with its vmaps written as loops the program fails in the same way";
        }
    }

    /**
     * Neither is right.
     *
     * @param loop what it came to with loops
     */
    record Both(String loop) implements Origin {
        @Override
        public String kind() {
            return "both";
        }

        @Override
        public String text() {
            return "operator and vectorisation differ: with its vmaps written as loops the program fails otherwise, "
                    + loop;
        }
    }
}
