package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import java.util.function.Function;

/**
 * A backend that users can ask for by name.
 *
 * @param about what it is, for listings
 * @param make makes it
 */
public record KnownBackend(String name, String about, Function<BackendTerms, Backend> make) {}
