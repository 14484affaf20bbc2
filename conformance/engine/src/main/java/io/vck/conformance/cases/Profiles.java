package io.vck.conformance.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What backends may be able to do, and named sets of that.
 *
 * @param suiteVersion the version of the suite of cases
 * @param capabilities by id, what each means
 * @param profiles by name
 */
public record Profiles(String suiteVersion, Map<String, String> capabilities, Map<String, Profile> profiles) {
    public Profiles {
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    }

    /** The profile of that name, if there is one. */
    public Optional<Profile> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** A set of capabilities with a name. */
    public record Profile(String name, String about, Set<String> capabilities) {
        public Profile {
            capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
        }
    }
}
