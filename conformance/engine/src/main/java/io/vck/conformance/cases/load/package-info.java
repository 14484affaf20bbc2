/**
 * Reads case files, strictly: everything that is wrong with a file is found in one reading, and nothing that is wrong
 * gets through. The way of a file is {@link CaseFileLoader}, {@link CaseReader} for each of its cases, and in that
 * {@link MatrixReader}, {@link ProgramReader} and {@link ExpectationReader}; {@link Expansion} makes the cases.
 */
package io.vck.conformance.cases.load;
