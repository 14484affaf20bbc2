package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** That a tree is the same after writing and reading is {@link RoundTripTest}'s to test. */
class TreeCodecTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream text = TreeCodecTest.class.getResourceAsStream("/io/vck/cases/schemas/tree.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Json.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void whatIsWrittenIsAsTheSchemaSays(long seed) {
        TreeGenerator generator = new TreeGenerator(seed);
        for (int i = 0; i < 200; i++) {
            String json = Json.of(new Program(List.of(generator.step(), generator.step())));

            assertThat(SCHEMA.validate(Json.parse(json))).as(json).isEmpty();
        }
    }

    @Test
    void aWholeNumberIsAnIntHoweverJsonWritesIt() {
        String json = Json.quoted("[{'const':{'int':3.0}}]");

        assertThat(TreeCodec.readProgram(Json.parse(json)).steps()).containsExactly(Texts.step("3"));
        assertThat(SCHEMA.validate(Json.parse(json))).isEmpty();
    }

    @Test
    void definitionsAreFunctionsOfSeveralSteps() {
        Node f = Texts.define("f(leaf, *rest)", "base = leaf * leaf", "base");

        String json = Json.of(new Program(List.of(f)));

        assertThat(json)
                .isEqualTo(
                        Json.quoted("[{'assign':'f','value':{'lambda':{'name':'f','parameters':['leaf'],'rest':'rest',"
                                + "'steps':[{'assign':'base','value':{'call':'mul','as':'*','args':[{'name':'leaf'},"
                                + "{'name':'leaf'}]}},{'name':'base'}]}}}]"));
        assertThat(TreeCodec.readProgram(Json.parse(json))).isEqualTo(new Program(List.of(f)));
        assertThat(SCHEMA.validate(Json.parse(json))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.1, 5e-324})
    void floatsTravelExactly(double number) {
        Node tree = new Node.Constant(new Value.Float<>(number));

        assertThat(TreeCodec.read(Json.parse(Json.of(tree)))).isEqualTo(tree);
        assertThat(SCHEMA.validate(Json.parse("[" + Json.of(tree) + "]"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "3|not an expression: 3",
                "{}|not an expression: {}",
                "{'name':3}|expected a string, got 3",
                "{'name':'a b'}|not a name: \"a b\"",
                "{'name':'x','more':1}|unknown key \"more\" in {'name':'x','more':1}",
                "{'name':'x','const':{'int':1}}|unknown key \"name\" in {'name':'x','const':{'int':1}}",
                "{'const':3}|not a constant: 3",
                "{'const':{}}|not a constant: {}",
                "{'const':{'int':'3'}}|not a constant: {'int':'3'}",
                "{'const':{'int':1.5}}|not a constant: {'int':1.5}",
                "{'const':{'int':9223372036854775808}}|not a constant: {'int':9223372036854775808}",
                "{'const':{'float':'inf'}}|not a constant: {'float':'inf'}",
                "{'const':{'bool':'true'}}|not a constant: {'bool':'true'}",
                "{'const':{'none':false}}|not a constant: {'none':false}",
                "{'const':{'dtype':'float16'}}|not a constant: {'dtype':'float16'}",
                "{'const':{'memory_format':'x'}}|not a constant: {'memory_format':'x'}",
                "{'const':{'long':1}}|not a constant: {'long':1}",
                "{'const':{'int':1,'bool':true}}|not a constant: {'int':1,'bool':true}",
                "{'operator':'mul'}|\"as\" is missing in {'operator':'mul'}",
                "{'operator':'mul','as':''}|no operator is written \"\", in {'operator':'mul','as':''}",
                "{'operator':'mul','as':'torch.'}|no operator is written \"torch.\", in {'operator':'mul','as':'torch.'}",
                "{'call':'mul'}|\"as\" is missing in {'call':'mul'}",
                "{'call':{'name':'f'},'as':'f'}|unknown key \"as\" in {'call':{'name':'f'},'as':'f'}",
                "{'call':{'name':'f'},'args':{}}|expected an array, got {}",
                "{'call':{'name':'f'},'keywords':[]}|expected an object of expressions, got []",
                "{'call':{'name':'f'},'keywords':{'a b':{'name':'x'}}}|not a name: \"a b\"",
                "{'call':{'name':'f'},'args':[{'assign':'y','value':{'name':'x'}}]}|not an expression: {'assign':'y','value':{'name':'x'}}",
                "{'star':{'name':'x'}}|not an expression: {'star':{'name':'x'}}",
                "{'if':{'name':'x'},'then':{'name':'x'}}|\"else\" is missing in {'if':{'name':'x'},'then':{'name':'x'}}",
                "{'tuple':{}}|expected an array, got {}",
                "{'set':[]}|an item is missing in {'set':[]}",
                "{'dict':[]}|expected an object of expressions, got []",
                "{'lambda':[]}|expected an object, got []",
                "{'lambda':{'name':'f','parameters':'x','steps':[{'name':'x'}]}}|expected an array, got \"x\"",
                "{'lambda':{'name':'f','parameters':[],'steps':[]}}|a step is missing in {'name':'f','parameters':[],'steps':[]}",
                "{'assign':'y'}|\"value\" is missing in {'assign':'y'}",
            })
    void whatIsNoTreeIsRefusedByTheReaderAndByTheSchema(String tree, String message) {
        JsonNode json = Json.parse("[" + Json.quoted(tree) + "]");

        assertThatThrownBy(() -> TreeCodec.readProgram(json))
                .isInstanceOf(MalformedTree.class)
                .hasMessage(Json.quoted(message));
        assertThat(SCHEMA.validate(json)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"{} | expected an array, got {}", "[] | a step is missing in []"})
    void aProgramIsAnArrayOfSteps(String program, String message) {
        JsonNode json = Json.parse(program);

        assertThatThrownBy(() -> TreeCodec.readProgram(json))
                .isInstanceOf(MalformedTree.class)
                .hasMessage(message);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
    }
}
