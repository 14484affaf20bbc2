package io.vck.conformance.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.judge.expectation.EqualsMapStack;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaSnippetTest {
    @TempDir
    Path folder;

    /** Samples that the reference's Java has no words for, with the reason. */
    private static final Map<String, String> UNSAID = Map.of(
            "api/in-place/atan2_-with-10000-lanes", "a tensor of 50000 numbers does not fit into a method of Java",
            "operators/splitting/split[last-dim]", "a tensor of 14336 numbers does not fit into a method of Java");

    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsAsPrintedOrSaysWhyThereIsNone(String id) throws Exception {
        if (UNSAID.containsKey(id)) {
            assertThatThrownBy(() -> Snippets.JAVA.of(Samples.of(id)))
                    .isInstanceOf(Inexpressible.class)
                    .hasMessage(UNSAID.get(id));
            return;
        }
        run(Snippets.JAVA.of(Samples.of(id)));
    }

    @Test
    void namesThatJavaOrTheSnippetHasForItselfAreOthers() throws Exception {
        run(Snippets.JAVA.of(Samples.written(
                Map.of(
                        "new",
                        "randn(3)",
                        "List",
                        "randn(3)",
                        "args",
                        "randn(3)",
                        "item",
                        "randn(3)",
                        "switch",
                        "randn(3)"),
                EqualsMapStack.BY_REFERENCE,
                "goto = vmap(lambda double, Object: double * Object + args[0])(new, List)",
                "vmap(lambda in1, this, error: (in1 + this, error * 2))(goto, item, switch)")));
    }

    @Test
    void aNumberOnTheLeftIsCalculatedWithAsInThePrograms() throws Exception {
        run(Snippets.JAVA.of(Samples.written(
                Map.of("z", "tensor([0.0, 2.0], dtype=torch.complex64)"),
                EqualsMapStack.BY_REFERENCE,
                "vmap(lambda t: torch.view_as_real(2 / t))(z)")));
    }

    @Test
    void dictsHaveAnyKeysAndAnyNumberOfThem() throws Exception {
        String keys = "abcdefghijk"
                .chars()
                .mapToObj(key -> "'" + (char) key + "': randn(2)")
                .collect(Collectors.joining(
                        ", ", "{'not a name': randn(2), 'a\"b': randn(2), 'class': randn(2), ", "}"));
        Map<String, String> inputs = Map.of("x", keys);
        run(Snippets.JAVA.of(Samples.written(
                inputs,
                EqualsMapStack.BY_REFERENCE,
                "vmap(lambda d: d['not a name'] + d['a\"b'] * d['class'] - d['k'])(x)")));
    }

    @Test
    void failsIfWhatIsExpectedIsAnother() {
        String wrong =
                Snippets.JAVA.of(Samples.of("api/map-and-stack/one-input")).replace("\"mul\"", "\"add\"");
        assertThatThrownBy(() -> run(wrong))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void theJavaCommandRunsItWithTheReferenceAlone() throws Exception {
        Path file = Files.writeString(
                folder.resolve("Snippet.java"), Snippets.JAVA.of(Samples.of("api/levels/outer-product")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        reference().toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void theCaseStandsFirst() {
        assertThat(Snippets.JAVA
                        .of(Samples.of("api/out-dims/identity[1 of 2]"))
                        .lines()
                        .skip(11)
                        .limit(4))
                .containsExactly(
                        "    public static void main(String[] args) {",
                        "        StridedTensor x = StridedTensor.over(Storage.ofDoubles(DType.FLOAT32, new double[]"
                                + " {-1.8057053, -0.7217413, -0.5400922, 0.89447343, -0.18133205, 0.86301315}),"
                                + " new int[] {2, 3}, new int[] {3, 1}, 0);",
                        "        Object result = vmap((Function) in -> in[0], 0L, 1L).of(x);",
                        "        checkClose(result, StridedTensor.over(Storage.ofDoubles(DType.FLOAT32, new double[]"
                                + " {-1.8057053, 0.89447343, -0.7217413, -0.18133205, -0.5400922, 0.86301315}),"
                                + " new int[] {3, 2}));");
    }

    @Test
    void whatIsNotWrittenInJavaIsRefused() {
        assertThatThrownBy(() -> Snippets.JAVA.of(Samples.of("beyond/in-place-shapes/new-tensor[squeeze_,first]")))
                .isInstanceOf(Inexpressible.class)
                .hasMessage("it is judged by the backend's own loop");
    }

    /** Compiles the one file against the reference, and runs it. */
    private void run(String program) throws Exception {
        Path file = Files.writeString(folder.resolve("Snippet.java"), program);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", reference().toString(), "-d", folder.toString(), file.toString());
        assertThat(compiled).as(program).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Snippet").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    private static Path reference() throws IOException {
        try {
            return Path.of(io.vck.reference.vmap.Vmap.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }
}
