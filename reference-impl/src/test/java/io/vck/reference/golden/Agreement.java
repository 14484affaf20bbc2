package io.vck.reference.golden;

import io.vck.reference.dispatch.None;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Whether a result is what was recorded: dtype, shape, strides, NaNs, infinities and the signs of zeros exactly, other
 * numbers within a few units in the last place.
 *
 * @param ulps how many; the parts of a complex number are measured in units of its larger part
 * @param apart by index, why the reference departs from the original at that element; may be missing
 */
record Agreement(int ulps, JsonNode apart) {

    /** How a raised error differs from what was recorded. */
    Optional<String> difference(JsonNode gives, PythonError error) {
        String raised = error.kind().label() + ": " + error.getMessage();
        String expected = gives.has("raises")
                ? gives.get("raises").stringValue() + ": "
                        + gives.get("message").stringValue()
                : gives.toString();
        return raised.equals(expected) ? Optional.empty() : Optional.of("expected " + expected + ", raised " + raised);
    }

    /**
     * How a result differs from what was recorded.
     *
     * @param or by index of the element, what the original gives on its other paths; may be missing
     */
    Optional<String> difference(JsonNode gives, JsonNode or, Object result) {
        if (gives.has("values") && result instanceof StridedTensor tensor) {
            return tensorDifference(gives, or, tensor);
        } else if (gives.isArray() && result instanceof List<?> list && gives.size() == list.size()) {
            for (int i = 0; i < list.size(); i++) {
                Optional<String> found = difference(gives.get(i), or, list.get(i));
                if (found.isPresent()) {
                    return Optional.of("in item " + i + ": " + found.get());
                }
            }
            return Optional.empty();
        }
        return valueDifference(gives, result);
    }

    private static Optional<String> valueDifference(JsonNode gives, Object result) {
        boolean same;
        if (result == None.NONE) {
            same = gives.isNull();
        } else if (result instanceof Boolean truth) {
            same = gives.isBoolean() && gives.booleanValue() == truth;
        } else if (result instanceof Long whole) {
            same = gives.isIntegralNumber() && gives.longValue() == whole;
        } else if (result instanceof Double real) {
            same = (gives.isFloatingPointNumber() || gives.isString())
                    && Double.compare(GoldenFiles.real(gives), real) == 0;
        } else {
            same = result instanceof DType dtype
                    && gives.path("dtype").asString("").equals(dtype.label());
        }
        return same ? Optional.empty() : Optional.of("expected " + gives + ", got " + result);
    }

    private Optional<String> tensorDifference(JsonNode gives, JsonNode or, StridedTensor tensor) {
        String expected = frame(
                gives.get("dtype").stringValue(),
                GoldenFiles.ints(gives.get("shape")),
                GoldenFiles.ints(gives.get("strides")),
                gives.get("offset").asInt());
        String got = frame(tensor.dtype().label(), tensor.shape(), tensor.strides(), tensor.offset());
        if (!expected.equals(got)) {
            return Optional.of("expected " + expected + ", got " + got);
        }
        return elementDifference(gives.get("values"), or, tensor);
    }

    private static String frame(String dtype, int[] shape, int[] strides, int offset) {
        return dtype + Arrays.toString(shape) + " with strides " + Arrays.toString(strides) + " from " + offset;
    }

    /** The first element that is neither what was recorded nor one of its alternatives. */
    private Optional<String> elementDifference(JsonNode values, JsonNode or, StridedTensor tensor) {
        long[] whole = tensor.dtype().isIntegral() ? Elements.longs(tensor) : new long[0];
        double[] parts = tensor.dtype().isIntegral() ? new double[0] : Elements.complex(tensor);
        for (int i = 0; i < tensor.numel(); i++) {
            int index = i;
            Predicate<JsonNode> agrees = tensor.dtype().isIntegral()
                    ? expected -> whole[index] == whole(expected)
                    : expected -> agrees(tensor.dtype(), parts[2 * index], parts[2 * index + 1], expected);
            String key = String.valueOf(i);
            if (!apart.has(key)
                    && !agrees.test(values.get(i))
                    && or.path(key).valueStream().noneMatch(agrees)) {
                String got = tensor.dtype().isIntegral() ? "" + whole[i] : parts[2 * i] + ", " + parts[2 * i + 1];
                return Optional.of("element " + i + " is " + got + ", expected " + values.get(i) + or.path(key));
            }
        }
        return Optional.empty();
    }

    private static long whole(JsonNode expected) {
        return expected.isBoolean() ? (expected.booleanValue() ? 1 : 0) : expected.longValue();
    }

    private boolean agrees(DType dtype, double re, double im, JsonNode expected) {
        if (!dtype.isComplex()) {
            double want = rounded(dtype, expected);
            return near(re, want, allowed(dtype, re, want));
        }
        double wantRe = rounded(dtype, expected.get(0));
        double wantIm = rounded(dtype, expected.get(1));
        double allowed = allowed(dtype, re, im, wantRe, wantIm);
        return near(re, wantRe, allowed) && near(im, wantIm, allowed);
    }

    /** A recorded number; of floats the shortest decimals are written. */
    private static double rounded(DType dtype, JsonNode number) {
        double real = GoldenFiles.real(number);
        return dtype.real() == DType.FLOAT32 ? (float) real : real;
    }

    /** How far apart numbers of these sizes may lie. */
    private double allowed(DType dtype, double... numbers) {
        double largest = Arrays.stream(numbers)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return ulps * (dtype.real() == DType.FLOAT32 ? Math.ulp((float) largest) : Math.ulp(largest));
    }

    private static boolean near(double got, double want, double allowed) {
        if (Double.isNaN(got) || Double.isNaN(want)) {
            return Double.isNaN(got) && Double.isNaN(want);
        } else if (Double.isInfinite(got) || Double.isInfinite(want) || (got == 0 && want == 0)) {
            return Double.compare(got, want) == 0;
        }
        return Math.abs(got - want) <= allowed;
    }
}
