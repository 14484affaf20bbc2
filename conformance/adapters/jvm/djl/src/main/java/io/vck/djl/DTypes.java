package io.vck.djl;

import ai.djl.ndarray.types.DataType;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.DType;
import java.util.EnumMap;
import java.util.Map;

/** The suite's element types in DJL. */
final class DTypes {
    private static final Map<DType, DataType> OF = new EnumMap<>(Map.of(
            DType.BOOL, DataType.BOOLEAN,
            DType.INT32, DataType.INT32,
            DType.INT64, DataType.INT64,
            DType.FLOAT32, DataType.FLOAT32,
            DType.FLOAT64, DataType.FLOAT64));

    private DTypes() {}

    static DataType of(DType dtype) {
        DataType found = OF.get(dtype);
        if (found == null) {
            throw new UnsupportedProgram("the adapter of DJL has no dtype " + dtype.label());
        }
        return found;
    }

    static DType of(DataType type) {
        return OF.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .findFirst()
                .orElseThrow(
                        () -> new RaisedError(ErrorKind.TYPE_ERROR, "the dtype " + type + " is none of the suite's"))
                .getKey();
    }
}
