package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;

/**
 * What an expectation is judged by.
 *
 * @param program that the backend was given
 * @param observation what came of it
 * @param oracle for expected values
 */
public record Evidence(Program program, Observation observation, Oracle oracle) {}
