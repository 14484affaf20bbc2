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

    /** Compares instead of calling {@code Math.min}, which takes several times as long in a short run. */
    private static LogTensor.Statistics of(ElementType type, byte[] bytes) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (double element : type.reals(bytes)) {
            if (!Double.isNaN(element)) {
                if (element < min) {
                    min = element;
                }
                if (element > max) {
                    max = element;
                }
                sum += element;
                count++;
            }
        }
        return count == 0
                ? new LogTensor.Statistics(Double.NaN, Double.NaN, Double.NaN)
                : new LogTensor.Statistics(min, max, sum / count);
    }
}
