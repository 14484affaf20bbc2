package io.vck.mutation;

/**
 * A mutant as people read it, and as it stays while the code around it changes: no line numbers, no numbers of lambdas.
 *
 * @param method class and method, for example {@code tensor.Shapes.wrapDim}; that of a lambda is the method around it
 * @param line of source, without the space around it
 * @param change what PIT did to it
 * @param nth which of those of the method that are alike in all this, in the order of the code; the first is 1
 */
record Mutant(String method, String line, String change, int nth) implements Comparable<Mutant> {

    @Override
    public int compareTo(Mutant other) {
        return toString().compareTo(other.toString());
    }

    /** As {@code survivors.json} has it. */
    @Override
    public String toString() {
        String which = nth == 1 ? "" : ", \"nth\": " + nth;
        return "{\"method\": " + quoted(method) + ", \"line\": " + quoted(line) + ", \"change\": " + quoted(change)
                + which + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
