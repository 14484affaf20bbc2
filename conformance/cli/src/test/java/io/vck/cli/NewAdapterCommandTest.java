package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is written passes the smoke test, and after the one change that its README names, the first group of cases. */
@Timeout(300)
class NewAdapterCommandTest {
    private static final Path SKELETONS = Path.of("..", "adapters", "skeletons");
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** The line that the README has the author add. */
    private static final Pattern ADDITION = Pattern.compile("^ {4}(.*\"(torch\\.)?mul\".*),$", Pattern.MULTILINE);

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @EnumSource(Skeleton.class)
    void everyFileOfASkeletonIsWritten(Skeleton skeleton) throws IOException {
        Path folder = temporary.resolve("mine");
        Ran ran = Ran.vck("new-adapter", skeleton.label(), folder.toString());
        assertThat(ran.exit()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("The adapter of mine is in " + folder, "vck smoke --backend-command '");
        List<String> written = filesBelow(folder);
        assertThat(written)
                .containsAll(filesBelow(SKELETONS.resolve(skeleton.label())).stream()
                        .filter(file -> !file.equals("files.txt"))
                        .toList());
        assertThat(Files.readString(folder.resolve("README.md"))).contains("The adapter of mine");
    }

    /** What is copied from a package of the adapters is all of it that a backend can use. */
    @ParameterizedTest
    @EnumSource(
            value = Skeleton.class,
            names = {"PYTHON", "NODE"})
    void thePackageIsCopiedWhole(Skeleton skeleton) throws IOException {
        Path folder = temporary.resolve("mine");
        Ran.vck("new-adapter", skeleton.label(), folder.toString());
        List<String> copied = filesBelow(folder.resolve("vck_adapter"));
        List<String> original = filesBelow(Path.of("..", "adapters", skeleton.label(), "vck_adapter")).stream()
                .filter(file -> !file.equals("__main__.py"))
                .filter(file -> !file.startsWith("backends/") && !file.startsWith("snippets/"))
                .toList();
        assertThat(copied).contains("LICENSE").containsAll(original);
        for (String file : original) {
            assertThat(folder.resolve("vck_adapter").resolve(file))
                    .hasSameTextualContentAs(Path.of("..", "adapters", skeleton.label(), "vck_adapter", file));
        }
    }

    @Test
    void theBackendGetsTheNameThatIsAskedFor() throws IOException {
        Path folder = temporary.resolve("a folder");
        assertThat(Ran.vck("new-adapter", "python", folder.toString(), "--name", "swift 2")
                        .err())
                .contains("--name: expected letters, digits, '.', '_' and '-', got 'swift 2'");
        assertThat(Ran.vck("new-adapter", "python", folder.toString(), "--name", "swift-2")
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("adapter.py"))).contains("name = \"swift-2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a folder", "/", "ünï"})
    void aFolderWhoseNameIsNoneForABackendAsksForOne(String folder) {
        Ran ran = Ran.vck("new-adapter", "python", temporary.resolve(folder).toString());
        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .startsWith("vck new-adapter: the folder's name is no name for a backend; say one with --name: ");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        Path folder = Files.writeString(temporary.resolve("file"), "").resolve("mine");
        Ran ran = Ran.vck("new-adapter", "python", folder.toString());
        assertThat(ran.exit()).isEqualTo(ExitCode.CANNOT_START);
        assertThat(ran.err())
                .startsWith("vck new-adapter: can't write " + folder + ": ")
                .doesNotContain("Exception");
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("precious.txt"), "");
        Ran ran = Ran.vck("new-adapter", "node", temporary.toString(), "--name", "mine");
        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(temporary + " is not empty; name a folder that is, or one that does not exist");
        assertThat(filesBelow(temporary)).containsExactly("precious.txt");
    }

    @Test
    void anUnknownLanguageIsNamed() {
        Ran ran = Ran.vck("new-adapter", "fortran", temporary.resolve("mine").toString());
        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no skeleton for 'fortran'. There is one for: python, java, node");
    }

    @Test
    void theSkeletonInJavaDependsOnThisVersionOfTheKit() throws IOException {
        String kit =
                Ran.vck("--version").out().lines().findFirst().orElseThrow().replace("vck ", "");
        assertThat(Files.readString(SKELETONS.resolve("java/pom.xml"))).contains("<version>" + kit + "</version>");
    }

    @Test
    void theSkeletonInJavaPasses() throws IOException {
        Path folder = written(Skeleton.JAVA);
        String command = "java -cp '" + folder.resolve("classes") + ":" + CLASS_PATH + "' mylibrary.Adapter";
        compile(folder);
        assertPassesSmoke(command);
        addTheOperator(folder.resolve("src/main/java/mylibrary/MyLibrary.java"), "Map.ofEntries(", folder);
        compile(folder);
        assertPassesTheFirstGroup(command);
    }

    @Test
    @Tag("adapters")
    void theSkeletonInPythonPasses() throws IOException {
        Path folder = written(Skeleton.PYTHON);
        assertPassesSmoke(Skeleton.PYTHON.command(folder));
        addTheOperator(folder.resolve("adapter.py"), "\nFUNCTIONS = {", folder);
        assertPassesTheFirstGroup(Skeleton.PYTHON.command(folder));
    }

    @Test
    @Tag("adapters")
    void theSkeletonInNodePasses() throws IOException {
        Path folder = written(Skeleton.NODE);
        assertPassesSmoke(Skeleton.NODE.command(folder));
        addTheOperator(folder.resolve("adapter.js"), "\nconst FUNCTIONS = {", folder);
        assertPassesTheFirstGroup(Skeleton.NODE.command(folder));
    }

    /** In a folder that has to be quoted. */
    private Path written(Skeleton skeleton) {
        Path folder = temporary.resolve("some where").resolve("mine");
        assertThat(Ran.vck("new-adapter", skeleton.label(), folder.toString()).exit())
                .isEqualTo(ExitCode.OK);
        return folder;
    }

    private void compile(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            StringWriter complaints = new StringWriter();
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:all",
                    "-cp",
                    CLASS_PATH,
                    "-d",
                    folder.resolve("classes").toString());
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(path -> path.toString().endsWith(".java"))
                                            .toList()))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    private static void addTheOperator(Path file, String table, Path folder) throws IOException {
        Matcher addition = ADDITION.matcher(Files.readString(folder.resolve("README.md")));
        assertThat(addition.find()).isTrue();
        String code = Files.readString(file);
        assertThat(code).contains(table);
        Files.writeString(file, code.replace(table, table + "\n" + addition.group(1) + ","));
    }

    private static void assertPassesSmoke(String command) {
        Ran smoke = Ran.vck("smoke", "--backend-command", command, "--json", "--timeout", "60");
        assertThat(smoke.exit()).as(smoke.out() + smoke.err()).isEqualTo(ExitCode.OK);
        assertThat(smoke.json().at("/backend/name").stringValue()).isEqualTo("mine");
        for (JsonNode check : smoke.json().at("/checks")) {
            String why = check.path("why").asString("");
            boolean offered = !why.startsWith("does not claim") && !why.startsWith("the adapter takes no attachments");
            assertThat(check.at("/outcome").stringValue())
                    .as(check.toString())
                    .isEqualTo(offered ? "pass" : "not_applicable");
        }
    }

    private void assertPassesTheFirstGroup(String command) {
        Ran run = Ran.vck(
                "run",
                "--backend-command",
                command,
                "--filter",
                "api/levels/*",
                "--json",
                "--timeout",
                "60",
                "--out",
                temporary.resolve("out").toString());
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        JsonNode counts = run.json().at("/backends/0");
        assertThat(counts.at("/total").intValue()).isPositive();
        assertThat(counts.at("/pass").intValue()).isEqualTo(counts.at("/total").intValue());
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("__pycache__"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
