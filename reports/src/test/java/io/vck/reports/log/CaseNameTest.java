package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "api/levels/outer-product|api/levels|outer-product|-|api/levels/outer-product",
                "api/dims/each[d=-1,x/y[0]]|api/dims|each|d=-1,x/y[0]|api/dims/each",
                "user/mine/a/b[c]|user/mine|a/b|c|user/mine/a/b",
                "lonely[1]|''|lonely|1|lonely",
                "a/b|''|a/b|-|a/b",
                "a[|''|a[|-|a[",
                "[|''|[|-|[",
                "]|''|]|-|]",
                "[]|''|''|''|''",
                "''|''|''|-|''",
            })
    void idsAreTakenApart(String id, String group, String name, String variant, String family) {
        CaseName taken = CaseName.of(id);

        assertThat(taken.group()).isEqualTo(group);
        assertThat(taken.name()).isEqualTo(name);
        assertThat(taken.variant().orElse(null)).isEqualTo(variant);
        assertThat(taken.family()).isEqualTo(family);
        assertThat((group.isEmpty() ? "" : group + "/") + taken.inGroup()).isEqualTo(id);
    }
}
