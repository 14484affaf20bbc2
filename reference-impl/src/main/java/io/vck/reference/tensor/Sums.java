package io.vck.reference.tensor;

/**
 * Sums of real numbers over part of a tensor's dims, as doubles. The numbers are read where they lie, in the order in which
 * they lie there: how the dims are arranged decides which of two loops does it. Of floats, four at a time are added in single
 * precision first, as to make a double of a float takes longer than to add two.
 */
public final class Sums {
    private final double[] sums;

    private Sums(int lanes) {
        sums = new double[lanes];
    }

    /** One sum for each of {@code lanes} equally long runs of elements: the dims that are summed over come last. */
    public static double[] ofRuns(StridedTensor tensor, int lanes) {
        Sums result = new Sums(lanes);
        if (tensor.numel() > 0) {
            int run = tensor.numel() / lanes;
            Rows.forEach(tensor, (index, position, length, stride) -> {
                for (int done = 0; done < length; ) {
                    int at = index + done;
                    int next = Math.min(length - done, run - at % run);
                    result.sums[at / run] += sum(tensor.storage(), position + done * stride, stride, next);
                    done += next;
                }
            });
        }
        return result.sums;
    }

    /**
     * The sums of windows that have the same shape, element by element: the dims that are summed over lie outside of those that
     * are kept.
     *
     * @param kept the first window
     * @param starts where in the storage each window begins
     */
    public static double[] ofWindows(StridedTensor kept, long[] starts) {
        Sums result = new Sums(kept.numel());
        Rows.forEach(kept, (index, position, length, stride) -> {
            int inWindow = position - kept.offset();
            int window = 0;
            if (stride == 1 && kept.storage().array() instanceof float[] from) {
                for (; window + 3 < starts.length; window += 4) {
                    result.addFour(index, from, starts, window, inWindow, length);
                }
            }
            for (; window < starts.length; window++) {
                result.add(index, kept.storage(), (int) starts[window] + inWindow, stride, length);
            }
        });
        return result.sums;
    }

    private static double sum(Storage storage, int position, int stride, int length) {
        if (storage.array() instanceof float[] from) {
            return stride == 1 ? sum(from, position, length) : sum(from, position, stride, length);
        } else if (storage.array() instanceof double[] from) {
            return sum(from, position, stride, length);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += storage.getDouble(position + i * stride);
        }
        return sum;
    }

    /** As with any stride; the JIT compiler sees that all indices are within bounds. */
    private static double sum(float[] from, int position, int length) {
        double a = 0;
        double b = 0;
        int end = position + length;
        int i = position;
        for (; i < end - 7; i += 8) {
            a += from[i] + from[i + 1] + (from[i + 2] + from[i + 3]);
            b += from[i + 4] + from[i + 5] + (from[i + 6] + from[i + 7]);
        }
        for (; i < end; i++) {
            a += from[i];
        }
        return a + b;
    }

    private static double sum(float[] from, int position, int stride, int length) {
        double a = 0;
        double b = 0;
        int at = position;
        int i = 0;
        for (; i + 7 < length; i += 8) {
            a += from[at] + from[at + stride] + (from[at + 2 * stride] + from[at + 3 * stride]);
            at += 4 * stride;
            b += from[at] + from[at + stride] + (from[at + 2 * stride] + from[at + 3 * stride]);
            at += 4 * stride;
        }
        for (; i < length; i++) {
            a += from[at];
            at += stride;
        }
        return a + b;
    }

    /** Four sums at a time: an addition needn't wait for the one before it. */
    private static double sum(double[] from, int position, int stride, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int at = position;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a += from[at];
            b += from[at + stride];
            c += from[at + 2 * stride];
            d += from[at + 3 * stride];
            at += 4 * stride;
        }
        for (; i < length; i++) {
            a += from[at];
            at += stride;
        }
        return a + b + (c + d);
    }

    private void addFour(int lane, float[] from, long[] starts, int window, int inWindow, int length) {
        int a = (int) starts[window] + inWindow;
        int b = (int) starts[window + 1] + inWindow;
        int c = (int) starts[window + 2] + inWindow;
        int d = (int) starts[window + 3] + inWindow;
        for (int i = 0; i < length; i++) {
            sums[lane + i] += from[a + i] + from[b + i] + (from[c + i] + from[d + i]);
        }
    }

    private void add(int lane, Storage storage, int position, int stride, int length) {
        if (storage.array() instanceof float[] from) {
            for (int i = 0; i < length; i++) {
                sums[lane + i] += from[position + i * stride];
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            sums[lane + i] += storage.getDouble(position + i * stride);
        }
    }
}
