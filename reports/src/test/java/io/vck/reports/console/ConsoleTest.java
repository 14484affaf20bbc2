package io.vck.reports.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.Logs;
import io.vck.reports.log.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void theTableHasARowForEachBackend() {
        Tally tally = Tally.NONE.plus(Logs.passed("a")).plus(Logs.failed("b"));

        String table =
                VerdictTable.render(List.of(new VerdictTable.Row(Logs.header().backend(), tally)), Style.PLAIN);

        assertThat(table).isEqualTo("""
                backend  pass  fail  error  unsupported  timeout  crash  broken  disputed  total  unchecked
                toy 2.1     1     1      0            0        0      0       0         0      2          2
                """);
    }

    @Test
    void coloursMarkTheNumbersThatCount() {
        String table = VerdictTable.render(
                List.of(new VerdictTable.Row(Logs.header().backend(), Tally.NONE.plus(Logs.failed("b")))),
                Style.COLOUR);

        assertThat(table).contains("\u001b[31m1\u001b[0m").doesNotContain("\u001b[32m");
    }

    @Test
    void aFailureIsToldInFull() {
        assertThat(FailureText.render("toy", Logs.failed("a/b/c[x]"), Style.PLAIN))
                .isEqualTo("""
                FAIL a/b/c[x] on toy
                  input     x = randn(2, 3)
                  input     y = zeros(5000)
                  program   y = x * 2
                            vmap(f)(y)
                  expect    the result equals `x`
                  where     result at [0, 2] (lane 0)
                  expected  1.5
                  observed  2.5
                  that is   1 of 6 elements differ
                  looks     lane 1 is broadcast over all lanes
                  origin    the vectorisation differs
                """);
    }
}
