package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages of adapters changed at random: each is read, or refused as malformed, and nothing else. */
class MutatedMessagesTest {
    private static final int COUNT = Integer.getInteger("vck.mutations", 20_000);

    private static final List<String> MESSAGES = List.of(
            "{\"type\":\"started\",\"protocol\":\"1.0\",\"name\":\"toy\",\"version\":\"1\",\"language\":\"C\","
                    + "\"capabilities\":[\"loop\",\"strides\"]}",
            "{\"type\":\"returned\",\"seq\":7,\"values\":{\"result\":{\"tuple\":[{\"tensor\":{\"dtype\":\"float32\","
                    + "\"shape\":[2],\"strides\":[1],\"requires_grad\":true,\"values\":[1,\"NaN\"]}},{\"int\":3},"
                    + "{\"tensor\":{\"dtype\":\"int64\",\"shape\":[1],\"base64\":\"AQAAAAAAAAA=\"}},"
                    + "{\"dict\":{\"k\":{\"str\":\"v\"}}},{\"slice\":[{\"none\":true},{\"float\":0.5},{\"bool\":false}]},"
                    + "{\"dtype\":\"complex64\"}]}},\"aliases\":{\"x\":{\"alias\":{\"object\":1,\"base\":2,\"address\":3}}},"
                    + "\"warnings\":[\"beware\"]}",
            "{\"type\":\"raised\",\"seq\":7,\"step\":1,\"kinds\":[\"ValueError\",\"Exception\"],\"message\":\"no\","
                    + "\"values\":{},\"aliases\":{},\"warnings\":[]}",
            "{\"type\":\"unsupported\",\"seq\":7,\"reason\":\"no complex\"}",
            "{\"type\":\"failed\",\"seq\":7,\"message\":\"a bug\"}");

    @Test
    void eachIsReadOrRefused() {
        Random random = new Random(Long.getLong("vck.mutations.seed", 1));
        int refused = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] line = Mutation.of(MESSAGES.get(i % MESSAGES.size()).getBytes(StandardCharsets.UTF_8), random);
            refused += isRefused(line, i % MESSAGES.size() == 0) ? 1 : 0;
        }
        assertThat(refused).isBetween(COUNT / 2, COUNT - 1);
    }

    private static boolean isRefused(byte[] line, boolean first) {
        try {
            if (first) {
                AnswerReader.started(line, Extras.ALL);
            } else {
                AnswerReader.ran(new WireMessage(line), 7, 2);
            }
            return false;
        } catch (MalformedMessage | AdapterFailure expected) {
            assertThat(expected.getMessage()).isNotBlank();
            return true;
        } catch (RuntimeException | Error bug) {
            throw new AssertionError("not refused but broken by: " + new String(line, StandardCharsets.UTF_8), bug);
        }
    }
}
