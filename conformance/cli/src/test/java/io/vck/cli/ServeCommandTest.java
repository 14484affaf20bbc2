package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    private final InputStream in = System.in;

    @BeforeEach
    void saysStart() {
        byte[] lines =
                "{\"type\":\"start\",\"protocol\":\"1.0\"}\n{\"type\":\"stop\"}\n".getBytes(StandardCharsets.UTF_8);
        System.setIn(new ByteArrayInputStream(lines));
    }

    @AfterEach
    void givesStandardInputBack() {
        System.setIn(in);
    }

    @ParameterizedTest
    @CsvSource({"serve, reference", "serve reference, reference", "serve loop, loop"})
    void answersWithTheProtocolAndNothingElse(String command, String name) {
        Ran ran = Ran.vck(command.split(" "));
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().get("type").asString()).isEqualTo("started");
        assertThat(ran.json().get("name").asString()).isEqualTo(name);
    }

    @Test
    void unknownBackendIsWrongUsage() {
        Ran ran = Ran.vck("serve", "nobody");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("unknown backend 'nobody'");
    }
}
