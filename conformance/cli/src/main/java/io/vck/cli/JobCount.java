package io.vck.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --jobs}. */
final class JobCount implements ITypeConverter<Integer> {
    /** More processes than this at a time are a slip of the finger. */
    private static final int MOST = 1_000;

    private static final String AUTO = "auto";

    @Override
    public Integer convert(String value) {
        if (value.equals(AUTO)) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int jobs = Integer.parseInt(value);
            if (jobs >= 1 && jobs <= MOST) {
                return jobs;
            }
        } catch (NumberFormatException noNumber) {
            throw wrong(value);
        }
        throw wrong(value);
    }

    private static TypeConversionException wrong(String value) {
        return new TypeConversionException(
                "expected 1 to " + MOST + ", or auto for as many as there are processors, got '" + value + "'");
    }
}
