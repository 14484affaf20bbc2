package io.vck.backend.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ObserveTest {
    private static final Observe X = new Observe(Set.of("x"), Set.of("y"), true);

    @Test
    void theSameIsEqual() {
        Observe same = new Observe(Set.of("x"), Set.of("y"), true);
        assertThat(X).isEqualTo(same).hasSameHashCodeAs(same);
    }

    @Test
    void eachPartCounts() {
        assertThat(X)
                .isNotEqualTo(new Observe(Set.of("z"), Set.of("y"), true))
                .isNotEqualTo(new Observe(Set.of("x"), Set.of("z"), true))
                .isNotEqualTo(new Observe(Set.of("x"), Set.of("y"), false));
    }
}
