package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessMessageTest {
    private static final String RUN = "{'type':'run','seq':3,'program':[{'name':'x'}],'inputs':{},'storages':[],"
            + "'settings':{'fallback_warnings':false},'vmap':'native',"
            + "'observe':{'values':[],'aliases':[],'warnings':false}}";

    private static HarnessMessage sent(byte[] line) {
        return HarnessMessage.read(new WireMessage(line));
    }

    private static HarnessMessage message(String json) {
        return HarnessMessage.read(new WireMessage(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void startAndStopAreTold() {
        assertThat(sent(RequestWriter.start(Extras.NONE)).type()).isEqualTo(HarnessMessage.Type.START);
        assertThat(sent(RequestWriter.stop()).type()).isEqualTo(HarnessMessage.Type.STOP);
    }

    @Test
    void runIsReadAsItWasWritten() {
        Request request = new Request(
                Requests.program("f = lambda a, *rest: a.sum(0, keepdim=True)", "vmap(f, (0, None))(x, -1.5)"),
                inputs(),
                new Settings(true),
                VmapMode.LOOP,
                new Observe(Set.of("result", "x"), Set.of("x"), true));
        byte[] line = RequestWriter.run(7, request);
        HarnessMessage message = sent(line);
        assertThat(message.type()).isEqualTo(HarnessMessage.Type.RUN);
        assertThat(message.sequence()).hasValue(7);
        assertThat(message.request()).usingRecursiveComparison().isEqualTo(request);
        assertThat(RequestWriter.run(7, message.request())).isEqualTo(line);
    }

    private static Map<String, Value<TensorData>> inputs() {
        Storage storage = Requests.storage(1, Float.NaN, -0.0f, Float.NEGATIVE_INFINITY);
        TensorData twice = Requests.view(storage, List.of(2L), List.of(2L), 1);
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("x", new Value.Tensor<>(twice));
        inputs.put("t", new Value.Tuple<>(List.of(new Value.Tensor<>(twice), new Value.None<>())));
        inputs.put("all", new Value.Tensor<>(Requests.view(storage, List.of(4L), List.of(1L), 0)));
        inputs.put("b", new Value.Dict<>(Map.of("k", new Value.Int<>(-3))));
        return inputs;
    }

    @Test
    void tensorsAreTheSameAndShareMemoryWhereTheyDidBefore() {
        Map<String, Value<TensorData>> read = sent(RequestWriter.run(
                        1, Requests.request(inputs(), new Observe(Set.of(), Set.of(), false), "x")))
                .request()
                .inputs();
        TensorData x = read.get("x").tensors().get(0);
        TensorData inTuple = read.get("t").tensors().get(0);
        TensorData all = read.get("all").tensors().get(0);
        assertThat(inTuple).isSameAs(x);
        assertThat(all).isNotSameAs(x);
        assertThat(all.storage()).isSameAs(x.storage());
        assertThat(x.dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void keysOfLaterVersionsArePassedOver() {
        assertThat(message(RUN.replace("'vmap'", "'hurry':true,'vmap'"))
                        .request()
                        .inputs())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | no JSON: hello",
                "[] | message is [] instead of an object",
                "{} | \"type\" is missing in message",
                "{'type':'returned'} | message.type is \"returned\" instead of \"start\", \"run\" or \"stop\"",
                "{'type':'run'} | \"seq\" is missing in message",
            })
    void lineThatIsNoMessageSaysWhy(String json, String why) {
        assertThatThrownBy(() -> message(json))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'native' | 'fast' | message.vmap is \"fast\" instead of \"native\" or \"loop\"",
                "[{'name':'x'}] | [{'nome':'x'}] | message.program: ",
                "'inputs':{} | 'inputs':{'x':{'tensor':{'storage':0}}} | message.inputs.x.tensor.storage is 0, but there are 0",
                "'storages':[] | 'storages':[{'dtype':'float32','base64':'AAAA'}] | message.storages[0]: 3 bytes are not a whole number",
                "'storages':[] | 'storages':[{'dtype':'float16','values':[]}] | message.storages[0].dtype is \"float16\"",
                "'inputs':{},'storages':[] | 'inputs':{'x':{'tensor':{'storage':0,'shape':[1],'strides':[],'offset':0,'requires_grad':false}}},'storages':[{'dtype':'bool','values':[true]}] | message.inputs.x.tensor: shape [1] and strides [] differ in length",
            })
    void runThatCanNotBeReadSaysWhyAndKeepsItsNumber(String sound, String wrong, String why) {
        HarnessMessage message = message(RUN.replace(sound, wrong));
        assertThat(message.sequence()).hasValue(3);
        assertThatThrownBy(message::request)
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining(why);
    }
}
