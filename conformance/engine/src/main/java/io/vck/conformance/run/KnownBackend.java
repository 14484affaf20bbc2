package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.conformance.wire.AdapterCommand;
import java.util.Optional;
import java.util.function.Function;

/**
 * A backend that users can ask for by name.
 *
 * @param about what it is, for listings
 * @param sharesWell whether several sessions at a time cost nothing but processor time, and don't get in each other's way;
 *     false where that isn't known
 * @param make makes it
 * @param snippets writes cases in the words of its library, if there is something that does
 */
public record KnownBackend(
        String name,
        String about,
        boolean sharesWell,
        Function<BackendTerms, Backend> make,
        Optional<AdapterCommand> snippets) {

    /** A backend in whose words nothing writes cases. */
    public KnownBackend(String name, String about, boolean sharesWell, Function<BackendTerms, Backend> make) {
        this(name, about, sharesWell, make, Optional.empty());
    }

    KnownBackend withSnippets(AdapterCommand writer) {
        return new KnownBackend(name, about, sharesWell, make, Optional.of(writer));
    }
}
