package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;

class AnswerReaderTest {
    private static final String SEEN = ",\"values\":{},\"aliases\":{},\"warnings\":[]}";

    private static byte[] line(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Observation ran(String json) {
        byte[] line = line(json);
        WireSchema.assertIsMessage(
                line, WireProtocol.JSON.readTree(line).get("type").stringValue());
        return AnswerReader.ran(new WireMessage(line), 7, 2);
    }

    @Test
    void startedSaysWhoAnswers() throws AdapterFailure {
        byte[] line = line("{'type':'started','protocol':'1.7','name':'toy','version':'0.1','language':'Logo',"
                + "'capabilities':['loop','strides']}");
        WireSchema.assertIsMessage(line, "started");
        BackendInfo toy = new BackendInfo("toy", "0.1", "Logo", Set.of("loop", "strides"));
        assertThat(AnswerReader.started(line, Extras.ALL)).isEqualTo(new AnswerReader.Greeting(toy, Extras.NONE));
    }

    private static byte[] taking(String extra) {
        return line("{'type':'started','protocol':'1.2','name':'toy','version':'0.1','language':'Logo',"
                + "'capabilities':[],'" + extra + "':true}");
    }

    @Test
    void startedSaysWhichExtrasAreTaken() throws AdapterFailure {
        WireSchema.assertIsMessage(taking("attachments"), "started");
        WireSchema.assertIsMessage(taking("ahead"), "started");
        assertThat(AnswerReader.started(taking("attachments"), Extras.ALL).extras())
                .isEqualTo(new Extras(true, false));
        assertThat(AnswerReader.started(taking("ahead"), Extras.ALL).extras()).isEqualTo(new Extras(false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachments", "ahead"})
    void extrasThatWereNotOfferedAreNotTaken(String extra) {
        assertThatThrownBy(() -> AnswerReader.started(taking(extra), Extras.NONE))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("answer." + extra + " is true, but start did not offer that");
    }

    /** What is there of it may end anywhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | true",
                "{ | true",
                "{'type':'ret | true",
                "{'type':'returned','seq' | true",
                "{'type':'returned','seq':1 | true",
                "{'type':'returned','seq':12 | true",
                "{'type':'returned','seq':12,'values':{'result': | true",
                "{'values':{'seq':3},'seq':12} | true",
                "@4096 {'seq':12, | true",
                "@40 | true",
                "{'type':'returned','seq':1,'values' | false",
                "{'type':'returned','seq':123 | false",
                "{'type':'returned','seq':2 | false",
                "{'type':'returned','seq':'12', | false",
                "{'type':'returned'} | false",
                "@4096 {'seq':11, | false",
                "Segmentation fault | false",
                "[1, 2 | false",
            })
    void theBeginningOfAnAnswerIsToldFromOtherThings(String beginning, boolean mayBe) {
        assertThat(AnswerReader.mayBegin(line(beginning), 12)).isEqualTo(mayBe);
    }

    /** Of a line that is here as a whole there is nothing to wait for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n{'type':'returned','seq':12,",
                "{'type':'returned','values':{\n",
                "@40\n{'seq':12,",
                "{'seq':\n12,"
            })
    void whatIsNotOnItsFirstLineIsNoBeginningOfAnAnswer(String beginning) {
        assertThat(AnswerReader.mayBegin(line(beginning), 12)).isFalse();
    }

    @Test
    void elementsCanBeInTheAttachment() {
        byte[] line = line("{'type':'returned','seq':7,'values':{'result':{'tensor':{'dtype':'bool','shape':[2],"
                + "'attached':[1,2]}}},'aliases':{},'warnings':[]}");
        WireSchema.assertIsMessage(line, "returned");
        Observation.Returned returned =
                (Observation.Returned) AnswerReader.ran(new WireMessage(line, new byte[] {9, 1, 0, 9}), 7, 2);
        assertThat(returned.seen().values().get("result").tensors().get(0).bytes())
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[3, 2] | is [3, 2], but the message has an attachment of 4 bytes",
                "[-1, 2] | is [-1, 2], but the message has an attachment of 4 bytes",
                "[9223372036854775807, 2] | is [9223372036854775807, 2], but the message has an attachment of 4 bytes",
                "[0] | is [0] instead of [offset, length]",
                "[0, 1] | : a tensor bool[2] has 2 bytes of data, got 1",
            })
    void whatIsAttachedIsThereAndFits(String range, String complaint) {
        byte[] line = line("{'type':'returned','seq':7,'values':{'result':{'tensor':{'dtype':'bool','shape':[2],"
                + "'attached':" + range + "}}},'aliases':{},'warnings':[]}");
        assertThatThrownBy(() -> AnswerReader.ran(new WireMessage(line, new byte[4]), 7, 2))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void returnedHasValuesAliasesAndWarnings() {
        Observation.Returned returned = (Observation.Returned) ran("{'type':'returned','seq':7,"
                + "'values':{'result':{'tensor':{'dtype':'float32','shape':[2],'strides':[1],'requires_grad':true,"
                + "'values':[1,'NaN']}}},"
                + "'aliases':{'x':{'list':[{'alias':{'object':1,'base':2,'address':3}}]}},'warnings':['beware']}");
        ObservedTensor tensor = returned.seen().values().get("result").tensors().get(0);
        assertThat(tensor)
                .usingRecursiveComparison()
                .isEqualTo(new ObservedTensor(
                        DType.FLOAT32,
                        List.of(2L),
                        Optional.of(List.of(1L)),
                        Optional.of(true),
                        Requests.bytes(1, Float.NaN)));
        assertThat(returned.seen().aliases())
                .isEqualTo(Map.of("x", new Value.Sequence<>(List.of(new Value.Tensor<>(new Alias(1, 2, 3))))));
        assertThat(returned.seen().warnings()).containsExactly("beware");
    }

    @Test
    void raisedHasStepKindsAndMessage() {
        assertThat(ran("{'type':'raised','seq':7,'step':1,'kinds':['IndexError','Exception'],'message':'no'" + SEEN))
                .isEqualTo(
                        new Observation.Raised(1, List.of("IndexError", "Exception"), "no", Observation.Seen.NOTHING));
    }

    @Test
    void unsupportedHasAReason() {
        assertThat(ran("{'type':'unsupported','seq':7,'reason':'no sets'}"))
                .isEqualTo(new Observation.Unsupported("no sets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'seq':7,", ""})
    void failedIsACrashThatNeedsNoSequenceNumber(String sequence) {
        assertThat(ran("{'type':'failed'," + sequence + "'message':'KeyError'}"))
                .isEqualTo(new Observation.Crashed("the adapter failed: KeyError"));
    }

    @Test
    void everyKindOfValueSurvivesWritingAndReading() {
        Map<String, Value<Alias>> items = new LinkedHashMap<>();
        items.put("int", new Value.Int<>(Long.MIN_VALUE));
        items.put("float", new Value.Float<>(-0.0));
        items.put("nan", new Value.Float<>(Double.NaN));
        items.put("infinity", new Value.Float<>(Double.NEGATIVE_INFINITY));
        items.put("bool", new Value.Bool<>(false));
        items.put("str", new Value.Str<>("a\n\"b\" ü"));
        items.put("none", new Value.None<>());
        items.put("ellipsis", new Value.Ellipsis<>());
        items.put("dtype", new Value.OfDType<>(DType.COMPLEX64));
        items.put("format", new Value.OfMemoryFormat<>(MemoryFormat.CHANNELS_LAST_3D));
        items.put("slice", new Value.Slice<>(new Value.Int<>(1), new Value.None<>(), new Value.Int<>(2)));
        items.put("tuple", new Value.Tuple<>(List.of()));
        items.put("list", new Value.Sequence<>(List.of(new Value.Tensor<>(new Alias(1, 2, 3)))));
        items.put("set", new Value.SetOf<>(List.of(new Value.Int<>(1))));
        Value<Alias> value = new Value.Dict<>(items);

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = WireProtocol.JSON.createGenerator(text)) {
            ValueCodec.write(value, json, TensorCodec::write);
        }
        String json = text.toString(StandardCharsets.UTF_8);
        Value<Alias> read = ValueCodec.read(
                Fields.of(WireProtocol.JSON.readTree(json), "value"), TensorCodec.ALIAS, TensorCodec::readAlias);
        assertThat(read).isEqualTo(value);
        String answer =
                "{\"type\":\"returned\",\"seq\":7,\"values\":{},\"aliases\":{\"x\":" + json + "},\"warnings\":[]}";
        assertThat(WireSchema.accepts(answer)).isTrue();
    }

    /** What the schema refuses the reader refuses too, and says exactly why. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                    | answer is [] instead of an object",
                "{}                                    | \"type\" is missing in answer",
                "{'type':'returned'}                   | \"seq\" is missing in answer",
                "{'type':'returned','seq':'7'}         | answer.seq is \"7\" instead of an integer of 64 bits",
                "{'type':'dance','seq':7}              | the answer to run is \"dance\"",
                "{'type':'unsupported','seq':7}        | \"reason\" is missing in answer",
                "{'type':'unsupported','seq':7,'reason':'','why':1} | unknown key \"why\" in answer",
                "{'type':'raised','seq':7,'step':-1,'kinds':['E'],'message':''SEEN | answer.step is -1, but the program has 2 steps",
                "{'type':'raised','seq':7,'step':1,'kinds':[1],'message':''SEEN | answer.kinds[0] is 1 instead of a string",
                "{'type':'returned','seq':7,'values':[],'aliases':{},'warnings':[]} | answer.values is [] instead of an object",
                "{'type':'returned','seq':7,'values':{'x':{}},'aliases':{},'warnings':[]} | answer.values.x has 0 keys: a value has one, its kind",
                "{'type':'returned','seq':7,'values':{'x':{'number':1}},'aliases':{},'warnings':[]} | unknown kind of value \"number\" in answer.values.x",
                "{'type':'returned','seq':7,'values':{'x':{'list':[{'int':1.5}]}},'aliases':{},'warnings':[]} | answer.values.x.list[0].int is 1.5 instead of an integer of 64 bits",
                "{'type':'returned','seq':7,'values':{'x':{'slice':[]}},'aliases':{},'warnings':[]} | answer.values.x.slice has 0 items instead of three: start, stop, step",
                "{'type':'returned','seq':7,'values':{'x':{'dtype':'half'}},'aliases':{},'warnings':[]} | answer.values.x.dtype is \"half\" instead of a dtype of the suite",
                "{'type':'returned','seq':7,'values':{'x':{'tensor':{'dtype':'bool','shape':[1],'stride':[1],'values':[true]}}},'aliases':{},'warnings':[]} | unknown key \"stride\" in answer.values.x.tensor",
                "{'type':'returned','seq':7,'values':{},'aliases':{'x':{'alias':{'object':1,'base':1}}},'warnings':[]} | \"address\" is missing in answer.aliases.x.alias",
            })
    void malformedAnswersAreNamedExactly(String json, String message) {
        String text = json.replace("SEEN", SEEN).replace('\'', '"');
        assertThat(WireSchema.accepts(text)).isFalse();
        assertThatThrownBy(() -> AnswerReader.ran(new WireMessage(line(text)), 7, 2))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(message);
    }

    /** What no schema can tell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'unsupported','seq':6,'reason':'x'} | the answer is out of turn: expected seq 7, got seq 6",
                "{'type':'raised','seq':7,'step':2,'kinds':['E'],'message':''SEEN | answer.step is 2, but the program has 2 steps",
                "{'type':'returned','seq':7,'values':{'x':{'tensor':{'dtype':'bool','shape':[3],'values':[true]}}},'aliases':{},'warnings':[]} | answer.values.x.tensor: a tensor bool[3] has 3 bytes of data, got 1",
                "{'type':'returned','seq':7,'values':{'x':{'tensor':{'dtype':'bool','shape':[1],'strides':[],'values':[true]}}},'aliases':{},'warnings':[]} | answer.values.x.tensor has the shape [1] but the strides []",
            })
    void answersThatContradictThemselvesOrTheRequestAreNamedExactly(String json, String message) {
        String text = json.replace("SEEN", SEEN).replace('\'', '"');
        assertThat(WireSchema.accepts(text)).isTrue();
        assertThatThrownBy(() -> AnswerReader.ran(new WireMessage(line(text)), 7, 2))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                   | an empty line",
                "hello                | hello (standard output is for answers alone; print everything else on standard error)",
                "{'type':'stop'} {}   | the line goes on after its object at column 17, after {\"type\":\"stop\"} ",
                "{'seq':1,'seq':1}    | Duplicate Object property \"seq\" at column 15, after {\"seq\":1,\"seq\"",
                "{'x':[Infinity]}     | JSON has no number Infinity, write \"Infinity\" at column 15, after {\"x\":[Infinity",
                "{'x':[-Infinity]}    | JSON has no number -Infinity, write \"-Infinity\" at column 16, after {\"x\":[-Infinity",
                "{'x':'               | the line ends in the middle of an object at column 7, after {\"x\":\"",
                "{'x': tru}           | Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at column 7, after {\"x\":",
            })
    void whatIsNoJsonIsExplained(String text, String message) {
        assertThatThrownBy(() -> AnswerReader.ran(new WireMessage(line(text)), 7, 2))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("no JSON: " + message.stripTrailing());
    }

    @Test
    void anotherVersionOfTheProtocolIsRefused() {
        assertThatThrownBy(() -> AnswerReader.started(line("{'type':'started','protocol':'2.0'}"), Extras.NONE))
                .hasMessage("the adapter speaks version 2.0 of the wire protocol, this kit speaks 1.2");
    }
}
