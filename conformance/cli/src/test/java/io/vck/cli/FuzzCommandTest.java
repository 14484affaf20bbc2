package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FuzzCommandTest {

    @TempDir
    Path folder;

    @Test
    void aSoundBackendHasNoFinds() {
        Ran ran = fuzz("reference", "--programs", "40");
        assertThat(ran.exit()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("seed 1", "40 programs in", "0 finds");
        assertThat(folder.resolve("reference")).doesNotExist();
    }

    @Test
    void aFindIsACaseThatCanBeRun() {
        Ran ran = fuzz("empty-handed", "--operators", "mv", "--programs", "5", "--json");
        assertThat(ran.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.json().path("millis_in_backend").isNumber()).isTrue();
        assertThat(ran.json().path("millis_starting_backend").isNumber()).isTrue();
        JsonNode find = ran.json().path("finds").path(0);
        assertThat(find.path("symptom").asString()).isEqualTo("other");
        String file = find.path("file").asString();
        assertThat(Path.of(file)).exists().hasParent(folder.resolve("empty-handed"));
        Ran run = Ran.vck("run", "--backend", "empty-handed", "--cases", file, "--out", out(), "--no-html");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("expected  a value");
        Ran sound = Ran.vck("run", "--backend", "reference", "--cases", file, "--out", out(), "--no-html");
        assertThat(sound.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFindSaysHowToSeeItAgain() throws Exception {
        Ran ran = fuzz("empty-handed", "--operators", "mv", "--programs", "5");
        assertThat(ran.out())
                .contains("vck fuzz --backend empty-handed --seed 1 --only 0 --operators mv", "vck run --backend");
        Ran again = fuzz("empty-handed", "--operators", "mv", "--only", "0");
        assertThat(again.out()).contains("1 program");
        try (var files = Files.list(folder.resolve("empty-handed"))) {
            assertThat(files).as("no file is overwritten").hasSizeGreaterThan(1);
        }
    }

    @Test
    void operatorsAreListedAndChosen() {
        assertThat(Ran.vck("fuzz", "--list-operators").out()).contains("products: ", "mv");
        assertThat(fuzz("reference", "--programs", "3", "--operators", "mv").out())
                .contains(", 1 operator");
        Ran unknown = fuzz("reference", "--operators", "nothing*");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is no operator or family nothing*");
    }

    @Test
    void aBackendHasToBeNamed() {
        assertThat(Ran.vck("fuzz").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.vck("fuzz").err()).contains("--backend");
        assertThat(fuzz("reference", "--time", "soon").err()).contains("90s, 10m or 1h");
        assertThat(fuzz("absent", "--programs", "1").exit()).isEqualTo(ExitCode.CANNOT_START);
    }

    @Test
    void aCaseIsShrunkToAFileThatStillFails() {
        String file = folder.resolve("small.json").toString();
        Ran ran = Ran.vck("shrink", "api/levels/outer-product", "--backend", "empty-handed", "--out", file);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("vmap(", file);
        Ran run = Ran.vck("run", "--backend", "empty-handed", "--cases", file, "--out", out(), "--no-html");
        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aCaseThatPassesIsNotShrunk() {
        Ran ran = Ran.vck("shrink", "api/levels/outer-product", "--backend", "reference");
        assertThat(ran.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("does not fail on reference: pass");
        Ran many = Ran.vck("shrink", "api/levels/*", "--backend", "reference");
        assertThat(many.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(many.err()).contains("one is shrunk at a time");
    }

    private String out() {
        return folder.resolve("logs").toString();
    }

    private Ran fuzz(String backend, String... options) {
        String[] args = new String[options.length + 7];
        System.arraycopy(
                new String[] {"fuzz", "--backend", backend, "--seed", "1", "--out", folder.toString()}, 0, args, 0, 7);
        System.arraycopy(options, 0, args, 7, options.length);
        return Ran.vck(args);
    }
}
