package io.vck.reports.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Logs to test with. */
public final class Logs {
    private Logs() {}

    public static Header header() {
        return new Header(
                Versions.of("1.0", "1.0", "0.1.0"),
                new BackendIdentity("toy", "2.1", "Java 17", new TreeSet<>(Set.of("strides", "aliasing"))),
                new Environment("Linux", "JVM", Instant.parse("2026-01-02T03:04:05Z")),
                new Glossary(
                        new TreeMap<>(Map.of("LEVELS-1", "Each level peels off one dim.")),
                        new TreeMap<>(Map.of("LEVELS-1", "Nested calls")),
                        List.of(new OperatorEntry("mul", "mul(Tensor self, Tensor other) -> Tensor", "rule", true)),
                        new TreeMap<>(Map.of("portable", List.of("autograd", "in-place"))),
                        new TreeMap<>(Map.of("in-place", "Programs may write into tensors."))),
                Optional.of("vck run --backend toy"),
                Optional.of(plan()),
                Optional.of("java"));
    }

    public static Plan plan() {
        return new Plan(
                "0a1b2c3d",
                List.of("a/*"),
                true,
                Optional.of("portable"),
                10_000,
                false,
                CaseSet.of(List.of("a/b/c", "a/b/d")),
                1,
                Optional.of(new Plan.Shard(2, 3, "00000000")));
    }

    public static CaseRecord passed(String id) {
        return new CaseRecord(
                new LoggedCase(
                        id,
                        "why",
                        List.of("LEVELS-1"),
                        List.of("TestVmapAPILegacy.test_x/001"),
                        Optional.empty(),
                        "vmap(f)(x)",
                        List.of(new LoggedInput("x", "randn(2, 3)", described())),
                        new TreeSet<>(Set.of("fallback_warnings")),
                        new Demands(
                                new TreeSet<>(Set.of("mul", "sum")),
                                new TreeSet<>(Set.of("autograd")),
                                new TreeSet<>(Set.of("strides")))),
                CaseVerdict.PASS,
                "",
                List.of(new LoggedExpectation("equals", "the result equals `x`", "met", "", Optional.empty())),
                Optional.of(returned(Map.of("result", everyKindOfValue()))),
                1,
                0.25);
    }

    public static CaseRecord failed(String id) {
        LoggedDiagnosis diagnosis = new LoggedDiagnosis(
                "lane-broadcast",
                "lane 1 is broadcast over all lanes",
                Map.of("dim", new LogValue.Int(0), "source", new LogValue.Int(1)));
        LoggedDifference difference = new LoggedDifference(
                "result",
                Optional.of("[0, 2]"),
                Optional.of(0L),
                "1.5",
                "2.5",
                "1 of 6 elements differ",
                Optional.of(diagnosis));
        return new CaseRecord(
                        new LoggedCase(
                                id,
                                "why",
                                List.of("LEVELS-1"),
                                List.of(),
                                Optional.empty(),
                                "y = x * 2\nvmap(f)(y)",
                                List.of(
                                        new LoggedInput("x", "randn(2, 3)", described(new byte[24])),
                                        new LoggedInput("y", "zeros(5000)", described(new byte[20_000])))),
                        CaseVerdict.FAIL,
                        "equals: result at [0, 2] (lane 0): expected 1.5, observed 2.5; 1 of 6 elements differ",
                        List.of(
                                new LoggedExpectation(
                                        "equals",
                                        "the result equals `x`",
                                        "unmet",
                                        "result at ...",
                                        Map.of("result", floats(6)),
                                        Optional.of(difference)),
                                new LoggedExpectation(
                                        "warnings", "1 warning", "unchecked", "no warnings", Optional.empty())),
                        Optional.of(returned(Map.of("result", floats(5000)))),
                        1,
                        0.5)
                .explained(new Explanation(
                        Optional.of(new LoggedOrigin("vectorisation", "the vectorisation differs")),
                        Map.of("java", "class Snippet {}", "pytorch-legacy", "import torch\n")));
    }

    /** A case whose result of so many floats was expected to be as it is, but for the element at an index. */
    public static CaseRecord failedAt(String id, int size, String index) {
        LoggedDifference difference =
                new LoggedDifference("result", Optional.of(index), Optional.empty(), "1.5", "2.0", "");
        LoggedExpectation unmet = new LoggedExpectation(
                "equals", "equal", "unmet", "differs", Map.of("result", floats(size)), Optional.of(difference));
        CaseRecord failed = failed(id);
        return new CaseRecord(
                new LoggedCase(
                        id,
                        failed.about(),
                        failed.requirements(),
                        failed.mirrors(),
                        failed.disputed(),
                        failed.program(),
                        failed.inputs()),
                failed.verdict(),
                failed.message(),
                List.of(unmet),
                Optional.of(returned(Map.of("result", floats(size)))),
                0,
                1);
    }

    public static CaseRecord disputed(CaseRecord record, String reason) {
        LoggedCase tested = record.tested();
        return record.of(new LoggedCase(
                tested.id(),
                tested.about(),
                tested.requirements(),
                tested.mirrors(),
                Optional.of(reason),
                tested.program(),
                tested.inputs(),
                tested.settings(),
                tested.demands()));
    }

    public static CaseRecord with(CaseRecord record, LoggedObservation observation) {
        return record.observed(Optional.of(observation), record.milliseconds());
    }

    public static LoggedObservation returned(Map<String, LogValue> values) {
        return new LoggedObservation(
                Optional.empty(),
                values,
                Map.of("result", new LogValue.Alias(7001, 7000, 123456)),
                List.of("FutureWarning: use torch.vmap"));
    }

    public static LogValue described() {
        return new LogValue.Tensor(new LogTensor.Described(
                "float32", List.of(2L, 3L), List.of(1L, 2L), 4, true, Digest.crc32c(new byte[24])));
    }

    private static LogValue described(byte[] content) {
        LogTensor.Described bare = new LogTensor.Described(
                "float32", List.of(content.length / 4L), List.of(1L), 0, false, Digest.crc32c(content));
        return new LogValue.Tensor(bare.withContent(content));
    }

    /** A float32 tensor with the elements 0, 1, 2, ... */
    public static LogValue floats(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return new LogValue.Tensor(new LogTensor.Whole(
                "float32", List.of((long) count), Optional.of(List.of(1L)), Optional.of(false), bytes.array()));
    }

    static LogValue everyKindOfValue() {
        Map<String, LogValue> dict = new LinkedHashMap<>();
        dict.put("int", new LogValue.Int(Long.MAX_VALUE));
        dict.put("float", new LogValue.Real(Double.NEGATIVE_INFINITY));
        dict.put("bool", new LogValue.Bool(true));
        dict.put("str", new LogValue.Text("str", "é\n"));
        dict.put("dtype", new LogValue.Text("dtype", "float64"));
        dict.put("format", new LogValue.Text("memory_format", "channels_last"));
        dict.put("none", new LogValue.Single("none"));
        dict.put("ellipsis", new LogValue.Single("ellipsis"));
        LogValue none = new LogValue.Single("none");
        dict.put("slice", new LogValue.Items("slice", List.of(new LogValue.Int(1), none, none)));
        dict.put("set", new LogValue.Items("set", List.of(new LogValue.Int(1))));
        dict.put("list", new LogValue.Items("list", List.of()));
        return new LogValue.Items("tuple", List.of(new LogValue.Dict(dict), floats(3)));
    }
}
