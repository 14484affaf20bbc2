package io.vck.reports.html.view;

/**
 * A value, or one that stands in it.
 *
 * @param path of it, {@code result[1]}
 * @param type dtype and shape of a tensor, and what else there is to know; of anything else, can be empty
 * @param text the elements, or as many as are of interest
 * @param note on the text, for example how many elements are left out; can be empty
 */
public record ValueView(String path, String type, Marked text, String note) {

    /**
     * A text, a part of which is marked.
     *
     * @param mark can be empty
     */
    public record Marked(String before, String mark, String after) {
        public boolean isEmpty() {
            return before.isEmpty() && mark.isEmpty() && after.isEmpty();
        }

        /** A text without a mark. */
        public static Marked plain(String text) {
            return new Marked(text, "", "");
        }
    }
}
