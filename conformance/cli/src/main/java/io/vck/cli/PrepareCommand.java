package io.vck.cli;

import io.vck.conformance.run.Kit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vck prepare}: a step of the kit's build, and hidden therefore. */
@Command(
        name = PrepareCommand.NAME,
        hidden = true,
        description = "Expands the kit's own cases and computes what they expect, for later runs of this very kit.")
final class PrepareCommand implements Callable<Integer> {
    static final String NAME = "prepare";

    @Parameters(paramLabel = "FILE", description = "The file to write; the launcher tells later runs of it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws IOException {
        Kit.prepare(file);
        return ExitCode.OK;
    }
}
