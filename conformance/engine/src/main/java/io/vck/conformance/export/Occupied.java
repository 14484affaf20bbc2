package io.vck.conformance.export;

import java.nio.file.Path;

/** Something is in a folder that no export wrote. The message names the folder and says what to do. */
public final class Occupied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Occupied(Path folder) {
        super(folder + " holds something else than an export; name a new folder, or an empty one");
    }
}
