package io.vck.reports.log;

/** Sums tensors up. */
final class TensorStatistics {
    private TensorStatistics() {}

    static LogTensor.Summary of(LogTensor.Whole tensor) {
        return new LogTensor.Summary(
                tensor.dtype(),
                tensor.shape(),
                tensor.strides(),
                tensor.requiresGrad(),
                Digest.crc32c(tensor.bytes()),
                ElementType.of(tensor.dtype()).filter(type -> !type.isComplex()).map(type -> of(type, tensor.bytes())));
    }

    private static LogTensor.Statistics of(ElementType type, byte[] bytes) {
        Extent extent = new Extent();
        type.forEachBlock(bytes, extent::add);
        return extent.count == 0
                ? new LogTensor.Statistics(Double.NaN, Double.NaN, Double.NaN)
                : new LogTensor.Statistics(extent.min, extent.max, extent.sum / extent.count);
    }

    /** Of the elements so far. */
    private static final class Extent {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private long count;

        /** Compares instead of calling {@code Math.min}, which takes several times as long in a short run, as fields do. */
        void add(double[] elements, int size) {
            double least = min;
            double greatest = max;
            double total = sum;
            int numbers = 0;
            for (int i = 0; i < size; i++) {
                double element = elements[i];
                if (!Double.isNaN(element)) {
                    if (element < least) {
                        least = element;
                    }
                    if (element > greatest) {
                        greatest = element;
                    }
                    total += element;
                    numbers++;
                }
            }
            min = least;
            max = greatest;
            sum = total;
            count += numbers;
        }
    }
}
