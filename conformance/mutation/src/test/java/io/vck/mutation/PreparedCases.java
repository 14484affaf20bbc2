package io.vck.mutation;

import io.vck.conformance.prepared.KitDigest;
import io.vck.conformance.prepared.PreparedSuite;
import io.vck.conformance.prepared.SuitePreparer;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The suite with its expected values in a file, which the build makes before PIT runs: PIT starts a hundred processes, and to
 * read the texts of all cases takes longer than most of them need for their mutants.
 */
final class PreparedCases {
    /** The build that reads the file has written it. */
    private static final KitDigest THIS_BUILD = new KitDigest(0);

    private PreparedCases() {}

    /**
     * Writes the file.
     *
     * @param arguments its path
     */
    public static void main(String[] arguments) throws IOException {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Preparation preparation = kit.preparation();
        SuitePreparer.write(
                Path.of(arguments[0]),
                kit.profiles(),
                kit.specification(),
                kit.suite(List.of()),
                each -> preparation.prepare(each).oracle(),
                THIS_BUILD);
    }

    static PreparedSuite read(Path file) {
        return PreparedSuite.open(file, THIS_BUILD)
                .orElseThrow(() -> new IllegalStateException(file + " is missing or damaged; "
                        + PreparedCases.class.getSimpleName() + " writes it before PIT runs"));
    }
}
