package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KitTest {
    private static final BackendRegistry BACKENDS = new BackendRegistry(List.of());

    @Test
    void kitsThatDifferInTheirBackendsAloneReadTheCasesOnce() {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Kit other = kit.with(BACKENDS);
        assertThat(other.backends()).isSameAs(BACKENDS);
        assertThat(other.suite(List.of())).isSameAs(kit.suite(List.of()));
        assertThat(other.unprepared().suite(List.of()))
                .isNotSameAs(kit.suite(List.of()))
                .isEqualTo(kit.suite(List.of()));
    }
}
