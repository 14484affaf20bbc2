package io.vck.conformance.fuzz.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.DType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read("some", """
        {"about": "a", "operators": [
          {"calls": ["torch.conj(x)"], "where": {"x": "complex[n]"}},
          {"calls": ["x[i]"], "where": {"x": "number[n]", "i": "index[] below n"}, "gives": "like x[]"},
          {"calls": ["torch.real(x)"], "where": {"x": "inexact[n]"}, "gives": ["complex64[n]", "int64[n]"]}]}\
        """);
    private static final Set<DType> LACKING = EnumSet.of(DType.INT64, DType.COMPLEX64, DType.COMPLEX128);

    @Test
    void aRowGoesWhereAnArgumentCanNotBeHad() {
        assertThat(CATALOGUE.without(LACKING).operators()).containsExactly("getitem", "real");
    }

    @Test
    void int32StandsForInt64WhereNothingElseWouldDo() {
        Entry row = CATALOGUE.without(LACKING).entries().get(0);
        assertThat(dtypes(row, "i")).containsExactly(DType.INT32);
        assertThat(dtypes(row, "x")).containsOnly(DType.FLOAT32, DType.FLOAT64, DType.INT32);
    }

    @Test
    void ofWhatCanNotBeGivenNothingIsKnown() {
        Outcomes.Several gives =
                (Outcomes.Several) CATALOGUE.without(LACKING).entries().get(1).gives();
        assertThat(gives.items().get(0)).isEqualTo(new Outcomes.Opaque());
        assertThat(((Outcomes.One) gives.items().get(1)).pattern().dtypes())
                .isEqualTo(new DTypes.OneOf(List.of(DType.INT32)));
    }

    @Test
    void whoLacksNothingHasTheWholeCatalogue() {
        assertThat(CATALOGUE.without(Set.of())).isEqualTo(CATALOGUE);
    }

    private static List<DType> dtypes(Entry row, String argument) {
        TensorPattern pattern = ((Argument.OfTensor) row.arguments().get(argument)).pattern();
        return ((DTypes.OneOf) pattern.dtypes()).choices();
    }
}
