package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void startSaysTheVersion() {
        assertThat(text(RequestWriter.start(Extras.NONE))).isEqualTo("{\"type\":\"start\",\"protocol\":\"1.2\"}");
        WireSchema.assertIsMessage(RequestWriter.start(Extras.NONE), "start");
    }

    @Test
    void stopSaysNothing() {
        assertThat(text(RequestWriter.stop())).isEqualTo("{\"type\":\"stop\"}");
        WireSchema.assertIsMessage(RequestWriter.stop(), "stop");
    }

    @Test
    void runCarriesTheProgramItsInputsAndWhatToObserve() {
        Request request = new Request(
                Requests.program("x.t()"),
                Map.of("x", Requests.floats(List.of(1L, 2L), 1, Float.NaN)),
                new Settings(true),
                VmapMode.LOOP,
                new Observe(Set.of("result"), Set.of("x"), true));
        byte[] message = RequestWriter.run(7, request);
        assertThat(text(message))
                .isEqualTo("{\"type\":\"run\",\"seq\":7,"
                        + "\"program\":[{\"call\":\"t\",\"as\":\"Tensor.t\",\"args\":[{\"name\":\"x\"}]}],"
                        + "\"inputs\":{\"x\":{\"tensor\":{\"storage\":0,\"shape\":[1,2],\"strides\":[2,1],\"offset\":0,"
                        + "\"requires_grad\":false}}},"
                        + "\"storages\":[{\"dtype\":\"float32\",\"values\":[1.0,\"NaN\"]}],"
                        + "\"settings\":{\"fallback_warnings\":true},\"vmap\":\"loop\","
                        + "\"observe\":{\"values\":[\"result\"],\"aliases\":[\"x\"],\"warnings\":true}}");
        WireSchema.assertIsMessage(message, "run");
    }

    @Test
    void oneTensorInTwoPlacesHasAnIdAndTensorsOverOneStorageShareIt() {
        Storage storage = Requests.storage(1, 2, 3, 4);
        TensorData twice = Requests.view(storage, List.of(2L), List.of(1L), 0);
        TensorData other = Requests.view(storage, List.of(2L), List.of(2L), 1);
        TensorData apart = new TensorData(new Storage(DType.BOOL, new byte[] {1}), List.of(), List.of(), 0, true);
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("x", new Value.Tensor<>(twice));
        inputs.put("z", new Value.Tuple<>(List.of(new Value.Tensor<>(other), new Value.Tensor<>(twice))));
        inputs.put("b", new Value.Tensor<>(apart));
        byte[] message = RequestWriter.run(1, Requests.request(inputs, new Observe(Set.of(), Set.of(), false), "x"));
        assertThat(text(message))
                .contains("\"inputs\":{\"x\":{\"tensor\":{\"storage\":0,\"shape\":[2],\"strides\":[1],\"offset\":0,"
                        + "\"requires_grad\":false,\"id\":0}},"
                        + "\"z\":{\"tuple\":[{\"tensor\":{\"storage\":0,\"shape\":[2],\"strides\":[2],\"offset\":1,"
                        + "\"requires_grad\":false}},{\"tensor\":{\"storage\":0,\"shape\":[2],\"strides\":[1],"
                        + "\"offset\":0,\"requires_grad\":false,\"id\":0}}]},"
                        + "\"b\":{\"tensor\":{\"storage\":1,\"shape\":[],\"strides\":[],\"offset\":0,"
                        + "\"requires_grad\":true}}},"
                        + "\"storages\":[{\"dtype\":\"float32\",\"values\":[1.0,2.0,3.0,4.0]},"
                        + "{\"dtype\":\"bool\",\"values\":[true]}]");
        WireSchema.assertIsMessage(message, "run");
    }

    @Test
    void aLineHasNoLineBreakInside() {
        byte[] message =
                RequestWriter.run(1, Requests.request(Map.of(), new Observe(Set.of(), Set.of(), false), "'a\\nb'"));
        assertThat(text(message)).doesNotContain("\n");
    }
}
