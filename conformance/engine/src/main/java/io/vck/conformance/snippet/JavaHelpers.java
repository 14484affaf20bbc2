package io.vck.conformance.snippet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Methods that a snippet in Java brings along: no more than it uses. */
final class JavaHelpers {
    private static final Map<String, String> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("Function|vmap", """
            interface Function {
                Object of(Object... args);
            }
            """);
        METHODS.put("vmap", """
            static Function vmap(Function function, Object inDims, Object outDims) {
                return args -> Vmap.vmap("<lambda>", lanes -> function.of(lanes.toArray()))
                        .withDims(inDims, outDims)
                        .call(Arrays.asList(args));
            }
            """);
        METHODS.put("call|item", """
            static Object call(String operator, Object... args) {
                return call(operator, Map.of(), args);
            }

            static Object call(String operator, Map<String, Object> keywords, Object... args) {
                List<Object> positional = new ArrayList<>();
                for (Object arg : args) {
                    positional.add(arg instanceof Tuple tuple ? tuple.items() : arg);
                }
                Binder.Bound bound = Binder.bind(operator, positional, keywords);
                Object result = Dispatcher.callFromTop(bound.operator(), bound.args());
                return result instanceof List<?> several ? new Tuple(new ArrayList<>(several)) : result;
            }
            """);
        METHODS.put("dict", """
            static Map<String, Object> dict(Object... keysAndValues) {
                Map<String, Object> dict = new LinkedHashMap<>();
                for (int i = 0; i < keysAndValues.length; i += 2) {
                    dict.put((String) keysAndValues[i], keysAndValues[i + 1]);
                }
                return dict;
            }
            """);
        METHODS.put("item", """
            static Object item(Object value, Object index) {
                if (value instanceof Map<?, ?> dict) {
                    return dict.get(index);
                }
                Object items = value instanceof Tuple tuple ? tuple.items() : value;
                return items instanceof List<?> list
                        ? list.get((int) Math.floorMod((Long) index, (long) list.size()))
                        : call("getitem", value, index);
            }
            """);
        METHODS.put("items", """
            static List<?> items(Object value) {
                return value instanceof Tuple tuple ? tuple.items() : (List<?>) value;
            }
            """);
        METHODS.put("check|checkClose", """
            static void check(boolean met, String what) {
                if (!met) {
                    throw new AssertionError(what);
                }
            }
            """);
        METHODS.put("checkClose", """
            static void checkClose(Object actual, Object expected) {
                if (!(expected instanceof StridedTensor wanted)) {
                    check(expected.equals(actual), actual + ", not " + expected);
                    return;
                }
                StridedTensor got = (StridedTensor) actual;
                check(got.dtype() == wanted.dtype(), "dtype " + got.dtype() + ", not " + wanted.dtype());
                check(Arrays.equals(got.shape(), wanted.shape()), "shape " + Arrays.toString(got.shape()));
                if (wanted.dtype().name().equals("INT64")) {
                    check(Arrays.equals(Elements.longs(got), Elements.longs(wanted)), "values");
                    return;
                }
                double[] tolerance = switch (wanted.dtype()) {
                    case FLOAT32, COMPLEX64 -> new double[] {1e-5, 1.3e-6};
                    case FLOAT64, COMPLEX128 -> new double[] {1e-7, 1e-7};
                    default -> new double[] {0, 0};
                };
                double[] numbers = Elements.complex(got);
                double[] right = Elements.complex(wanted);
                for (int i = 0; i < right.length; i++) {
                    boolean close = numbers[i] == right[i]
                            || Double.isNaN(numbers[i]) && Double.isNaN(right[i])
                            || Double.isFinite(right[i])
                                    && Math.abs(numbers[i] - right[i]) <= tolerance[0] + tolerance[1] * Math.abs(right[i]);
                    check(close, numbers[i] + ", not " + right[i]);
                }
            }
            """);
    }

    private JavaHelpers() {}

    /** The methods that a body uses, as members of a class. */
    static String usedBy(String body) {
        return METHODS.entrySet().stream()
                .filter(entry -> Pattern.compile("\\b(" + entry.getKey() + ")\\b")
                        .matcher(body)
                        .find())
                .map(entry -> "\n" + entry.getValue().indent(4))
                .collect(Collectors.joining());
    }
}
