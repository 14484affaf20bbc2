package io.vck.conformance.smoke;

import io.vck.backend.spi.Request;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;

/**
 * Makes the rows of a table.
 *
 * @param section of the table
 */
record Rows(Section section) {

    Check row(String label, String about, String mend, Trial trial) {
        return Check.of(section, label, about, mend, trial);
    }

    /** A program, which may be unsupported. */
    Check program(String label, String about, String mend, Request request, Expectation expectation) {
        return row(label, about, mend, new ProgramTrial(request, expectation, false));
    }

    /** A program that can't be unsupported: it is what the adapter claims, or what all the rest stands on. */
    Check mustRun(String label, String about, String mend, Request request, Expectation expectation) {
        return row(label, about, mend, new ProgramTrial(request, expectation, true));
    }

    /** A tensor that must come back as it went in. */
    Check echo(String label, String about, String mend, TensorData tensor) {
        return program(label, about, mend, Programs.request(Programs.x(tensor), "x"), new Echo(tensor));
    }

    /** A value that must come back as it went in. */
    Check echo(String label, String about, String mend, Value<TensorData> value) {
        return program(
                label, about, mend, Programs.request(Programs.x(value), "x"), Returns.result(Tensors.seen(value)));
    }
}
