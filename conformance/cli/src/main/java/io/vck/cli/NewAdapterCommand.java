package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import io.vck.reports.text.ShellWords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck new-adapter}. */
@Command(
        name = "new-adapter",
        description =
                "Writes an adapter to begin with: small, commented, and with toy tensors, so that it passes vck smoke"
                        + " at once. Put your library where the toy is.",
        footerHeading = "%nExamples:%n",
        footer = {"  vck new-adapter python my-adapter", "  vck new-adapter node adapters/mine --name mine"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the adapter is written", "2:wrong usage, or the folder is not empty", "3:it can't be written"
        })
final class NewAdapterCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @Parameters(index = "0", paramLabel = "LANGUAGE", description = "python, java or node.")
    private String language = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write to; made if it is not there.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the backend is called in tables and logs. Default: the name of the folder.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    NewAdapterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Skeleton skeleton = Arrays.stream(Skeleton.values())
                .filter(known -> known.label().equals(language))
                .findFirst()
                .orElseThrow(() -> new UsageProblem(
                        "there is no skeleton for '" + language + "'. There is one for: " + String.join(", ", labels())
                                + ". For another language, follow conformance/adapters/README.md"));
        String chosen = name.orElseGet(this::nameOfFolder);
        if (!NAME.matcher(chosen).matches()) {
            throw new UsageProblem(
                    name.isPresent()
                            ? "--name: expected letters, digits, '.', '_' and '-', got '" + chosen + "'"
                            : "the folder's name is no name for a backend; say one with --name: letters, digits, '.',"
                                    + " '_' and '-'");
        }
        try {
            skeleton.write(folder, chosen);
        } catch (DirectoryNotEmptyException full) {
            throw new UsageProblem(folder + " is not empty; name a folder that is, or one that does not exist");
        } catch (IOException failed) {
            throw new Unwritable(folder, failed);
        }
        sayWhatComesNext(skeleton, chosen);
        return ExitCode.OK;
    }

    /** The root of a file system has none. */
    private String nameOfFolder() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "" : last.toString();
    }

    private void sayWhatComesNext(Skeleton skeleton, String chosen) {
        String command = ShellWords.quoted(skeleton.command(folder));
        PrintStream out = terminal.out();
        out.println("The adapter of " + chosen + " is in " + folder + ". What comes next:");
        out.println();
        if (skeleton == Skeleton.JAVA) {
            out.println("  ./mvnw install -DskipTests                      # in the folder of the kit, once");
            out.println("  mvn -f " + ShellWords.quoted(folder + "/pom.xml") + " package");
        }
        out.println("  vck smoke --backend-command " + command);
        out.println("  vck run --backend-command " + command + " --filter 'api/levels/*'");
        out.println();
        out.println(folder + "/README.md goes on from there.");
    }

    private static List<String> labels() {
        return Arrays.stream(Skeleton.values()).map(Skeleton::label).toList();
    }
}
