package io.vck.conformance.run;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.judge.Oracle;

/**
 * The oracle for one case on one backend: the reference's answers, and loops done by the backend itself.
 *
 * @param reference answers all else
 * @param session of the judged backend
 * @param request that the backend was given; its loops run over the same inputs and settings
 */
record BackendOracle(Oracle reference, Backend.Session session, Request request) implements Oracle {
    private static final String LOOP = "loop";

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return reference.evaluate(program, observe);
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return reference.mapStack(program, observe);
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        if (!session.info().capabilities().contains(LOOP)) {
            return new Observation.Unsupported("the backend does not have: " + LOOP);
        }
        return session.run(new Request(program, request.inputs(), request.settings(), VmapMode.LOOP, observe));
    }
}
