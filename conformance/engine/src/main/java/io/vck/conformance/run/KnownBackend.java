package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.conformance.snippet.Snippets;
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
 * @param library in whose words cases can be printed for it, as {@code vck show --as} calls that; empty if there is none
 * @param snippets writes cases in these words, if the kit does not do so itself
 */
public record KnownBackend(
        String name,
        String about,
        boolean sharesWell,
        Function<BackendTerms, Backend> make,
        Optional<String> library,
        Optional<AdapterCommand> snippets) {

    /** A backend in whose words nothing writes cases. */
    public KnownBackend(String name, String about, boolean sharesWell, Function<BackendTerms, Backend> make) {
        this(name, about, sharesWell, make, Optional.empty(), Optional.empty());
    }

    /** The same, whose cases the kit prints itself. */
    public KnownBackend saidIn(Snippets words) {
        return new KnownBackend(name, about, sharesWell, make, Optional.of(words.label()), Optional.empty());
    }

    /** The same, whose adapter's package prints cases; the library has the backend's name. */
    public KnownBackend saidBy(AdapterCommand writer) {
        return new KnownBackend(name, about, sharesWell, make, Optional.of(name), Optional.of(writer));
    }
}
