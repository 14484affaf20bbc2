package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import java.util.function.Function;

/**
 * A backend that users can ask for by name.
 *
 * @param about what it is, for listings
 * @param sharesWell whether several sessions at a time cost nothing but processor time, and don't get in each other's way;
 *     false where that isn't known
 * @param make makes it
 */
public record KnownBackend(String name, String about, boolean sharesWell, Function<BackendTerms, Backend> make) {}
