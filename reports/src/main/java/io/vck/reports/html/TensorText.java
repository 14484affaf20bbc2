package io.vck.reports.html;

import io.vck.reports.html.view.ValueView.Marked;
import io.vck.reports.log.LogTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of a tensor as nested lists, the last dim on a line, columns aligned, as Python's tensor libraries print
 * them. Of a large tensor, only a window around the element of interest.
 *
 * @param text with the element of interest marked
 * @param note which part is shown; empty if it is all
 */
record TensorText(Marked text, String note) {
    /** Tensors of up to so many elements are shown whole. */
    static final int WHOLE = 64;

    /** A line has so many characters, and at least {@link #FEWEST} elements. */
    private static final int LINE = 44;

    private static final int FEWEST = 4;

    private static final int WINDOW_ROWS = 5;
    private static final int WINDOW_COLUMNS = 5;
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    /**
     * @param index of the element of interest, {@code [0, 2]}, if there is one
     */
    static TensorText of(LogTensor.Whole tensor, Optional<String> index) {
        long size = tensor.shape().stream().reduce(1L, (a, b) -> a * b);
        if (size != tensor.size()) {
            return new TensorText(Marked.plain(""), tensor.size() + " elements, which do not fit the shape");
        }
        int[] sizes = tensor.shape().stream().mapToInt(Long::intValue).toArray();
        Optional<int[]> place = index.map(TensorText::places).filter(at -> isWithin(at, sizes));
        if (size <= WHOLE) {
            int[] from = new int[sizes.length];
            return new TensorText(new Window(tensor, sizes, from, sizes, place).render(), "");
        }
        int[] from = new int[sizes.length];
        int[] to = new int[sizes.length];
        for (int dim = 0; dim < sizes.length; dim++) {
            int breadth = dim == sizes.length - 1 ? WINDOW_COLUMNS : dim == sizes.length - 2 ? WINDOW_ROWS : 1;
            int at = place.isPresent() ? place.get()[dim] : 0;
            from[dim] = Math.max(0, Math.min(at - breadth / 2, sizes[dim] - breadth));
            to[dim] = Math.min(sizes[dim], from[dim] + breadth);
        }
        return new TensorText(
                new Window(tensor, sizes, from, to, place).render(),
                "only " + slices(from, to) + " of " + size + " elements");
    }

    private static int[] places(String index) {
        List<Integer> places = new ArrayList<>();
        Matcher number = INDEX.matcher(index);
        while (number.find()) {
            places.add(Integer.parseInt(number.group()));
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isWithin(int[] place, int[] sizes) {
        if (place.length != sizes.length) {
            return false;
        }
        for (int dim = 0; dim < place.length; dim++) {
            if (place[dim] >= sizes[dim]) {
                return false;
            }
        }
        return true;
    }

    /** As Python's slices. */
    private static String slices(int[] from, int[] to) {
        StringBuilder text = new StringBuilder("[");
        for (int dim = 0; dim < from.length; dim++) {
            text.append(dim == 0 ? "" : ", ").append(from[dim]);
            if (to[dim] != from[dim] + 1) {
                text.append(':').append(to[dim]);
            }
        }
        return text.append(']').toString();
    }

    /** A box of elements, written out. */
    private static final class Window {
        private final LogTensor.Whole tensor;
        private final int[] sizes;
        private final int[] from;
        private final int[] to;
        private final int marked;
        private final StringBuilder text = new StringBuilder();
        private int width;
        private int markStart;
        private int markEnd;

        Window(LogTensor.Whole tensor, int[] sizes, int[] from, int[] to, Optional<int[]> place) {
            this.tensor = tensor;
            this.sizes = sizes;
            this.from = from;
            this.to = to;
            this.marked = place.map(at -> flat(at, sizes)).orElse(-1);
        }

        Marked render() {
            measure(0, 0);
            write(0, 0);
            if (markEnd == 0) {
                return Marked.plain(text.toString());
            }
            return new Marked(
                    text.substring(0, markStart), text.substring(markStart, markEnd), text.substring(markEnd));
        }

        private static int flat(int[] place, int[] sizes) {
            int flat = 0;
            for (int dim = 0; dim < sizes.length; dim++) {
                flat = flat * sizes[dim] + place[dim];
            }
            return flat;
        }

        private void measure(int dim, int offset) {
            if (dim == sizes.length) {
                width = Math.max(width, tensor.text(offset).length());
                return;
            }
            for (int i = from[dim]; i < to[dim]; i++) {
                measure(dim + 1, offset * sizes[dim] + i);
            }
        }

        private void write(int dim, int offset) {
            if (dim == sizes.length) {
                writeElement(offset);
                return;
            }
            text.append('[');
            boolean isLast = dim == sizes.length - 1;
            for (int i = from[dim]; i < to[dim]; i++) {
                if (i > from[dim]) {
                    boolean isFull = isLast && (i - from[dim]) % Math.max(FEWEST, LINE / (width + 2)) == 0;
                    int lines = isFull ? 1 : sizes.length - 1 - dim;
                    text.append(lines == 0 ? ", " : "," + "\n".repeat(lines) + " ".repeat(dim + 1));
                }
                write(dim + 1, offset * sizes[dim] + i);
            }
            text.append(']');
        }

        private void writeElement(int offset) {
            String element = tensor.text(offset);
            text.append(" ".repeat(width - element.length()));
            if (offset == marked) {
                markStart = text.length();
                markEnd = markStart + element.length();
            }
            text.append(element);
        }
    }
}
