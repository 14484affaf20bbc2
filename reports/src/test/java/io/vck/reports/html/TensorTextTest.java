package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.view.ValueView.Marked;
import io.vck.reports.log.LogTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorTextTest {

    /** 0, 1, 2, ... */
    private static LogTensor.Whole longs(Long... shape) {
        int size = Arrays.stream(shape).reduce(1L, (a, b) -> a * b).intValue();
        ByteBuffer bytes = ByteBuffer.allocate(8 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putLong(i);
        }
        return new LogTensor.Whole("int64", List.of(shape), Optional.empty(), Optional.empty(), bytes.array());
    }

    private static String text(LogTensor.Whole tensor) {
        return TensorText.of(tensor, Optional.empty()).text().before()
                + TensorText.of(tensor, Optional.empty()).text().after();
    }

    @Test
    void smallTensorsAreNestedListsWithAlignedColumns() {
        assertThat(text(longs())).isEqualTo("0");
        assertThat(text(longs(0L))).isEqualTo("[]");
        assertThat(text(longs(3L))).isEqualTo("[0, 1, 2]");
        assertThat(text(longs(3L, 4L))).isEqualTo("[[ 0,  1,  2,  3],\n [ 4,  5,  6,  7],\n [ 8,  9, 10, 11]]");
        assertThat(text(longs(2L, 1L, 2L))).isEqualTo("[[[0, 1]],\n\n [[2, 3]]]");
        assertThat(text(longs(16L))).isEqualTo("[ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10,\n 11, 12, 13, 14, 15]");
    }

    @Test
    void theElementOfInterestIsMarked() {
        assertThat(TensorText.of(longs(2L, 3L), Optional.of("[1, 0]")).text())
                .isEqualTo(new Marked("[[0, 1, 2],\n [", "3", ", 4, 5]]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2, 0]", "[0]", "", "[0, 99999999999]", "none"})
    void anIndexThatIsNoneMarksNothing(String index) {
        assertThat(TensorText.of(longs(2L, 3L), Optional.of(index)).text())
                .isEqualTo(Marked.plain("[[0, 1, 2],\n [3, 4, 5]]"));
    }

    @Test
    void ofALargeTensorThePartAroundTheElementIsShown() {
        TensorText text = TensorText.of(longs(3L, 20L, 30L), Optional.of("[1, 19, 12]"));

        assertThat(text.text().mark()).isEqualTo(String.valueOf(1 * 600 + 19 * 30 + 12));
        assertThat(text.note()).isEqualTo("only [1, 15:20, 10:15] of 1800 elements");
        assertThat((text.text().before() + text.text().mark() + text.text().after()).lines())
                .hasSize(5)
                .first()
                .isEqualTo("[[[1060, 1061, 1062, 1063, 1064],");
    }

    @Test
    void dataThatDoesNotFitTheShapeIsSaidToBeSo() {
        LogTensor.Whole wrong =
                new LogTensor.Whole("float32", List.of(2L, 3L), Optional.empty(), Optional.empty(), new byte[8]);

        assertThat(TensorText.of(wrong, Optional.of("[1, 1]")))
                .isEqualTo(new TensorText(Marked.plain(""), "2 elements, which do not fit the shape"));
    }

    @ParameterizedTest
    @CsvSource({
        "bool, 1, True",
        "int32, 4, 257",
        "float32, 4, 3.6E-43",
        "float64, 8, 1.27E-321",
        "complex64, 8, (3.6E-43+0.0j)"
    })
    void elementsAreWrittenAsPythonWritesThem(String dtype, int size, String written) {
        ByteBuffer bytes =
                ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put((byte) 1);
        if (size > 1) {
            bytes.put((byte) 1);
        }
        assertThat(text(new LogTensor.Whole(dtype, List.of(1L), Optional.empty(), Optional.empty(), bytes.array())))
                .isEqualTo("[" + written + "]");
    }
}
