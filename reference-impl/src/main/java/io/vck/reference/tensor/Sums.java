package io.vck.reference.tensor;

/**
 * Sums of real numbers, in doubles, over part of a tensor's dims. The numbers are read where they lie, in the order in which
 * they lie there: how the dims are arranged decides which of two loops does it.
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

    /** The sum of all runs of {@code lanes} elements, element by element: the dims that are summed over come first. */
    public static double[] acrossRuns(StridedTensor tensor, int lanes) {
        Sums result = new Sums(lanes);
        Rows.forEach(tensor, (index, position, length, stride) -> {
            for (int done = 0; done < length; ) {
                int lane = (index + done) % lanes;
                int next = Math.min(length - done, lanes - lane);
                result.add(lane, tensor.storage(), position + done * stride, stride, next);
                done += next;
            }
        });
        return result.sums;
    }

    private static double sum(Storage storage, int position, int stride, int length) {
        if (storage.array() instanceof float[] from) {
            return sum(from, position, stride, length);
        } else if (storage.array() instanceof double[] from) {
            return sum(from, position, stride, length);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += storage.getDouble(position + i * stride);
        }
        return sum;
    }

    /** Four sums at a time: an addition needn't wait for the one before it. */
    private static double sum(float[] from, int position, int stride, int length) {
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
