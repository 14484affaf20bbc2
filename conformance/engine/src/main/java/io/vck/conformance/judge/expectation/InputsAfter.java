package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.SourceText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What variables, inputs above all, hold once the program has run or raised.
 *
 * @param expected by variable, a program over the original inputs
 */
public record InputsAfter(Map<String, Program> expected) implements Expectation {
    public InputsAfter {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    @Override
    public String key() {
        return "inputs_after";
    }

    @Override
    public String describe() {
        return expected.entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "` equals `" + SourceText.of(entry.getValue()) + "`")
                .collect(Collectors.joining(", ", "afterwards ", ""));
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Observe observes(Program program) {
        return Observing.values(expected.keySet());
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        Map<String, Value<ObservedTensor>> values = new LinkedHashMap<>();
        for (Map.Entry<String, Program> entry : expected.entrySet()) {
            Program wanted = entry.getValue();
            Expected one = Oracles.ofReference(oracle.evaluate(wanted, Observing.RESULT), wanted)
                    .asData(Set.of(Program.RESULT));
            if (!(one instanceof Expected.Values found)) {
                return one;
            }
            found.values().values().forEach(value -> values.put(entry.getKey(), value));
        }
        return new Expected.Values(values);
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Map.Entry<String, Program> entry : expected.entrySet()) {
            Program program = entry.getValue();
            Finding finding = Variables.compare(
                    evidence,
                    entry.getKey(),
                    Oracles.ofReference(evidence.oracle().evaluate(program, Observing.RESULT), program),
                    Program.RESULT);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
