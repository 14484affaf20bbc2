package io.vck.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final List<String> IDS = List.of("a/b[t", "a/b[t * number, 0]", "a/b[t * number, 0] c", "a/d");

    @Test
    void spacesSeparate() {
        assertThat(Filters.of("  a/b[t*  a/d\t*/e ", IDS)).containsExactly("a/b[t*", "a/d", "*/e");
    }

    @Test
    void idKeepsItsSpacesAndTheLongestIsMeant() {
        assertThat(Filters.of("a/b[t * number, 0] a/d", IDS)).containsExactly("a/b[t * number, 0]", "a/d");
        assertThat(Filters.of("a/b[t * number, 0] c", IDS)).containsExactly("a/b[t * number, 0] c");
    }

    @Test
    void beginningOfAWordIsNoId() {
        assertThat(Filters.of("a/d* a/b[t?", IDS)).containsExactly("a/d*", "a/b[t?");
    }

    @Test
    void blankTextHasNone() {
        assertThat(Filters.of(" ", IDS)).isEmpty();
    }
}
