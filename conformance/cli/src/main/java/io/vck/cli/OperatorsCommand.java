package io.vck.cli;

import io.vck.conformance.run.Kit;
import io.vck.conformance.run.OperatorTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck operators}. */
@Command(
        name = "operators",
        description =
                "Lists the reference's operators: schema, how vmap treats them, derivative, number of cases in which it "
                        + "has to.",
        footerHeading = "%nExamples:%n",
        footer = {"  vck operators", "  vck operators --json"})
final class OperatorsCommand implements Callable<Integer> {
    @Option(
            names = "--json",
            description = "Print a JSON array of objects with name, schema, batching, derivative and cases.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    OperatorsCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<OperatorTable.Row> rows = OperatorTable.of(kit.suite(List.of()).cases(), kit.preparation());
        if (json) {
            JsonOutput.print(
                    terminal.out(),
                    out -> JsonOutput.objects(out, rows, row -> {
                        out.writeStringProperty("name", row.operator().name());
                        out.writeStringProperty("schema", row.operator().schema());
                        out.writeStringProperty("batching", row.operator().batching());
                        out.writeBooleanProperty("derivative", row.operator().derivative());
                        out.writeNumberProperty("cases", row.cases());
                    }));
        } else {
            print(rows);
        }
        return ExitCode.OK;
    }

    private void print(List<OperatorTable.Row> rows) {
        TextTable table = new TextTable();
        table.row("cases", "batching", "derivative", "schema");
        for (OperatorTable.Row row : rows) {
            table.row(
                    Long.toString(row.cases()),
                    row.operator().batching(),
                    row.operator().derivative() ? "yes" : "no",
                    row.operator().schema());
        }
        table.print(terminal.out());
    }
}
