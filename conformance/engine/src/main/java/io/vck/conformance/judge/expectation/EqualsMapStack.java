package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.ProgramFacts;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The law of {@code vmap}: the program gives what it gives when each {@code vmap} is done as slice, call, stack on fresh
 * inputs. If the program writes into tensors, what it leaves in its inputs is compared too.
 */
public record EqualsMapStack(By by) implements Expectation {
    /** The expectation that the reference judges. */
    public static final EqualsMapStack BY_REFERENCE = new EqualsMapStack(By.REFERENCE);

    /** The expectation that the backend's own loop judges, for operators that the reference does not have. */
    public static final EqualsMapStack BY_BACKEND = new EqualsMapStack(By.BACKEND);

    /** Whose operators the loop uses. */
    public enum By {
        REFERENCE,
        BACKEND
    }

    @Override
    public String key() {
        return "equals_map_stack";
    }

    @Override
    public String describe() {
        return "the result, and what is left in the inputs, is that of slice, call, stack"
                + (by == By.BACKEND ? ", done with the backend's own operators" : "");
    }

    @Override
    public Set<String> capabilities() {
        return by == By.BACKEND ? Set.of("loop") : Set.of();
    }

    @Override
    public Observe observes(Program program) {
        ProgramFacts facts = ProgramFacts.of(program);
        Set<String> variables = new LinkedHashSet<>();
        variables.add(Program.RESULT);
        if (facts.writes()) {
            variables.addAll(facts.inputs());
        }
        return Observing.values(variables);
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        Observe observe = observes(program);
        return by == By.BACKEND
                ? new Expected.ByBackend(observe.values())
                : Oracles.ofReference(oracle.mapStack(program, observe), program)
                        .asData(observe.values());
    }

    @Override
    public Finding judge(Evidence evidence) {
        Program program = evidence.program();
        Observe observe = observes(program);
        Oracles.Answer expected = by == By.REFERENCE
                ? Oracles.ofReference(evidence.oracle().mapStack(program, observe), program)
                : Oracles.ofBackend(evidence.oracle().mapStackByBackend(program, observe), program);
        for (String variable : observe.values()) {
            Finding finding = Variables.compare(evidence, variable, expected, variable);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
