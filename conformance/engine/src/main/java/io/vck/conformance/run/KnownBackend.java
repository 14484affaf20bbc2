package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import java.time.Duration;
import java.util.function.Function;

/**
 * A backend that users can ask for by name.
 *
 * @param about what it is, for listings
 * @param make makes it, given the time limit for one program; zero for none
 */
public record KnownBackend(String name, String about, Function<Duration, Backend> make) {}
