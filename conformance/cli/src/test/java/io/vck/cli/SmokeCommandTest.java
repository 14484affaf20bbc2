package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SmokeCommandTest {

    @Test
    void aBackendThatPassesIsToldSo() {
        Ran ran = Ran.vck("smoke", "reference", "--only", "tensors/bool/*");
        assertThat(ran.exit()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                        ok    conversation/start
                        ok    conversation/run
                        ok    conversation/next-run
                        ok    tensors/first
                        ok    tensors/bool/values
                        ok    tensors/bool/base64

                        reference 0.1.0, Java 17, claims aliasing, autograd, batch-offsets, complex, fallback-warnings, float64, in-place,\
                         int32, legacy-refusals, loop, many-dims, messages, random, requires-grad, strides, warnings
                        6 checks: 6 pass, 0 fail, 0 do not apply, 0 were not run
                        """.replace(
                        "Java 17", "Java " + Runtime.version().feature()));
    }

    @Test
    void aFailureSaysWhatIsWrongHowToMendItAndHowToRunItAgain() {
        Ran ran = Ran.vck("smoke", "empty-handed", "--only", "values/int");
        assertThat(ran.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out())
                .contains(
                        """
                        ok    conversation/start
                        FAIL  conversation/run

                        """,
                        """
                        conversation/run (essential): The adapter answers `run` with `returned`.
                          wrong     values has the keys [] instead of [result]
                          mend      Answer a run message with {"type": "returned", "seq": ..., "values": {"result": {"int": 7}}, "aliases": {}, "warnings": []}.
                          guide     adapters/README.md#the-conversation
                          again     vck smoke empty-handed --only conversation/run
                        """,
                        "5 checks: 1 pass, 1 fail, 0 do not apply, 3 were not run: mend conversation/run first");
    }

    @Test
    void jsonHasAnObjectForEachCheckAndTheNumbers() {
        Ran ran = Ran.vck("smoke", "throwing", "--only", "values/int", "--json");
        assertThat(ran.exit()).isEqualTo(ExitCode.FAILED);
        JsonNode json = ran.json();
        assertThat(json.at("/backend/name").stringValue()).isEqualTo("throwing");
        assertThat(json.at("/checks/0/outcome").stringValue()).isEqualTo("pass");
        assertThat(json.at("/checks/1/outcome").stringValue()).isEqualTo("fail");
        assertThat(json.at("/checks/1/wrong").stringValue()).startsWith("the backend threw");
        assertThat(json.at("/checks/2/outcome").stringValue()).isEqualTo("not_run");
        assertThat(json.at("/fail").intValue()).isEqualTo(1);
        assertThat(json.at("/not_run").intValue()).isEqualTo(3);
    }

    @Test
    void wrongUsageIsNamed() {
        assertThat(Ran.vck("smoke").exit()).isEqualTo(ExitCode.USAGE);
        Ran both = Ran.vck("smoke", "reference", "--backend-command", "x");
        assertThat(both.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("which backend? Give either the name of one or --backend-command");
        Ran nothing = Ran.vck("smoke", "reference", "--only", "no/such");
        assertThat(nothing.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("--only: no check matches no/such; without it, all are listed");
    }

    @Test
    void aBackendThatCanNotBeStartedIsNoFailedCheck() {
        Ran ran = Ran.vck("smoke", "absent");
        assertThat(ran.exit()).isEqualTo(ExitCode.CANNOT_START);
        assertThat(ran.err()).contains("vck smoke: the backend absent needs what is not here; install it");
    }
}
