package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "api/levels/a[0,1]; api/levels/a[0,1]; true",
                "api/levels/a[?,1]; api/levels/a[0,1]; true",
                "api/*; api/levels/a[0,1]; true",
                "*[0,*; api/levels/a[0,1]; true",
                "api; api/levels/a; false",
                "*levels; api/levels/a; false",
                "api/[ab]/x; api/a/x; false",
                "a.b; axb; false",
                "a\\Eb; a\\Eb; true",
                "?; ab; false",
            })
    void onlyStarAndQuestionMarkAreSpecial(String pattern, String id, boolean matches) {
        assertThat(Glob.of(pattern).matches(id)).isEqualTo(matches);
    }
}
